import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { CODE_KINDS, CODE_STATES } from "@/lib/domain/qr-code";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A code as the portal knows it. The platform is the authority on which codes there are; what a code is called there is
 * `platform_id`, and folder and place are the portal's own.
 */
export const qrCodes = pgTable(
  "qr_codes",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    kind: text("kind", { enum: CODE_KINDS }).notNull(),
    platformId: text("platform_id").notNull(),
    /** The page of a redirect code; what the app shows of a callback code's place. */
    target: text("target").notNull(),
    /** What the picture says, once the platform has told. */
    content: text("content"),
    folder: text("folder").notNull().default(""),
    place: text("place").notNull().default(""),
    state: text("state", { enum: CODE_STATES }).notNull(),
    /** Codes that were made together, in the order of `batch_row`. */
    batchId: uuid("batch_id"),
    batchRow: bigint("batch_row", { mode: "number" }),
    /** Why it was not made: a failure's code. */
    error: text("error"),
    /** When the worker looks what became of it; null once that is known. */
    nextAt: instant("next_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    // A code that was deleted, or never came to be, leaves its name to another.
    uniqueIndex("qr_codes_name")
      .on(table.merchantId, table.msn, table.kind, table.platformId)
      .where(sql`state in ('pending', 'unknown', 'live')`),
    index("qr_codes_batch").on(table.merchantId, table.batchId, table.batchRow),
    index("qr_codes_open").on(table.nextAt).where(sql`next_at is not null`),
  ],
);

/** One customer's scan of a callback code, as the platform told of it. Told twice, it stands here once. */
export const qrScans = pgTable(
  "qr_scans",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    msn: text("msn").notNull(),
    platformId: text("platform_id").notNull(),
    /** SHA-256 of the customer's token, which names the scan for good; the token itself would name the customer. */
    tokenSha256: text("token_sha256").notNull(),
    scannedAt: instant("scanned_at").notNull(),
    /** The scan's name inside of the portal; payments that were asked for after it have it as their source. */
    checkIn: uuid("check_in").notNull().defaultRandom(),
    /** What a payment names the customer by. Emptied once the platform takes it no more. */
    token: text("token"),
    /** The last asking for money: the key of its payment, and when it began. */
    askKey: uuid("ask_key"),
    askedAt: instant("asked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("qr_scans_once").on(table.merchantId, table.msn, table.tokenSha256),
    unique("qr_scans_check_in").on(table.merchantId, table.checkIn),
    index("qr_scans_with_token").on(table.scannedAt).where(sql`token is not null`),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("qr_scans_of_code").on(table.merchantId, table.msn, table.platformId, table.scannedAt),
  ],
);
