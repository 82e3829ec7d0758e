import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  customType,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";

/** Anything that sells: shop, site, app. The MSN is the platform's number of it. */
export const salesUnits = pgTable(
  "sales_units",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    msn: text("msn").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["online", "in_person", "vm_number"] }).notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    status: text("status", { enum: ["active", "inactive"] })
      .notNull()
      .default("active"),
    captureType: text("capture_type", { enum: ["reserve", "direct"] })
      .notNull()
      .default("reserve"),
    currency: char("currency", { length: 3 }).notNull(),
    location: text("location"),
    /** BBAN in Norway, IBAN elsewhere; null where the portal was never told. */
    settlementAccount: text("settlement_account"),
    /** A new account that waits for the penny transfer that proves whose it is. */
    accountToProve: text("account_to_prove"),
    settlementPeriod: text("settlement_period", { enum: ["daily", "weekly", "monthly"] })
      .notNull()
      .default("daily"),
    /** What one person may refund within a day without proving again who they are; null for any amount. */
    refundLimitMinor: bigint("refund_limit_minor", { mode: "number" }),
    /** Name of the one integration partner. */
    partner: text("partner"),
    partnerEmail: text("partner_email"),
    /** Since when the portal has heard of this unit's payments: the platform has no call that lists them. */
    connectedAt: timestamp("connected_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    unique("sales_units_msn").on(table.msn),
    check("sales_units_refund_limit", sql`refund_limit_minor >= 0`),
    check("sales_units_msn_form", sql`${table.msn} ~ '^[0-9]{4,10}$'`),
  ],
);

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The picture that customers see: a PNG that was taken apart and written anew. */
export const unitLogos = pgTable(
  "unit_logos",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    png: bytes("png").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    sha256: text("sha256").notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** What a merchant asked the platform to add to a unit. One that was answered stays, as the history of the unit. */
export const unitRequests = pgTable(
  "unit_requests",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    msn: text("msn").notNull(),
    kind: text("kind", { enum: ["recurring", "payment_links"] }).notNull(),
    state: text("state", { enum: ["submitted", "approved", "stopped"] })
      .notNull()
      .default("submitted"),
    /** What the merchant expects to sell in a year with it, in minor units of the unit's currency. */
    revenueMinor: bigint("revenue_minor", { mode: "number" }),
    description: text("description"),
    /** What the platform said with its answer: why it refused. Null where it said nothing. */
    answer: text("answer"),
    requestedBy: text("requested_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    // Two people who ask at the same moment make one request.
    uniqueIndex("unit_requests_open")
      .on(table.merchantId, table.msn, table.kind)
      .where(sql`state = 'submitted'`),
  ],
);
