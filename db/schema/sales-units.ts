import { sql } from "drizzle-orm";
import { char, check, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
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
    /** Since when the portal has heard of this unit's payments: the platform has no call that lists them. */
    connectedAt: timestamp("connected_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    unique("sales_units_msn").on(table.msn),
    check("sales_units_msn_form", sql`${table.msn} ~ '^[0-9]{4,10}$'`),
  ],
);
