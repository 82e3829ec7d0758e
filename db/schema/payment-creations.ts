import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * One payment that the platform was asked to make. Its id is the platform's Idempotency-Key, and `body` the bytes that go out
 * under it, now and at every later try.
 */
export const paymentCreations = pgTable(
  "payment_creations",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    /** What it was made for; payments of a link are those of its creations. */
    sourceKind: text("source_kind", { enum: ["request", "link", "invoice", "qr"] }).notNull(),
    sourceId: uuid("source_id").notNull(),
    reference: text("reference").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    flow: text("flow", { enum: ["PUSH_MESSAGE", "WEB_REDIRECT", "QR"] }).notNull(),
    customerPhone: text("customer_phone"),
    description: text("description").notNull(),
    /** When the customer's time ends where they have more than the usual ten minutes. */
    expiresAt: instant("expires_at"),
    body: text("body").notNull(),
    /** SHA-256 of the body in hexadecimal. */
    requestHash: text("request_hash").notNull(),
    state: text("state", { enum: ["pending", "sent", "unknown", "succeeded", "failed"] }).notNull(),
    attempt: integer("attempt").notNull(),
    leaseUntil: instant("lease_until"),
    nextAt: instant("next_at").notNull(),
    firstSentAt: instant("first_sent_at").notNull(),
    lastSentAt: instant("last_sent_at").notNull(),
    /** The platform's code or our own, where there is no payment. */
    errorCode: text("error_code"),
    errorDetail: text("error_detail"),
    /** Where the customer goes from here; none for a push message. */
    redirectUrl: text("redirect_url"),
    /** The payment's row once it is known to be there. */
    paymentId: uuid("payment_id"),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("payment_creations_reference").on(table.merchantId, table.msn, table.reference),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("payment_creations_of").on(table.merchantId, table.sourceKind, table.sourceId, table.createdAt),
    index("payment_creations_payment").on(table.merchantId, table.paymentId),
    index("payment_creations_open").on(table.nextAt).where(sql`state in ('pending', 'sent', 'unknown')`),
    check("payment_creations_amount", sql`amount_minor > 0`),
  ],
);
