import {
  bigint,
  char,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { salesUnits } from "./sales-units";

const minor = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** How many payments stand in each status. Kept by a trigger on `payments`, so that a tab's count costs a few rows, not a scan. */
export const paymentTotals = pgTable(
  "payment_totals",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    status: text("status").notNull(),
    payments: integer("payments").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn, table.environment, table.status] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** The same per day of creation in the merchant's time zone, with sums in minor units. Kept by the same trigger. */
export const paymentDays = pgTable(
  "payment_days",
  {
    merchantId: uuid("merchant_id").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    msn: text("msn").notNull(),
    status: text("status").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    payments: integer("payments").notNull().default(0),
    authorizedMinor: minor("authorized_minor"),
    capturedMinor: minor("captured_minor"),
    refundedMinor: minor("refunded_minor"),
  },
  (table) => [
    primaryKey({
      columns: [table.merchantId, table.environment, table.day, table.msn, table.status, table.currency],
    }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);
