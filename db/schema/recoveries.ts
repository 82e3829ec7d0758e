import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { merchants } from "./merchants";
import { payments } from "./payments";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A company whose data came from a backup. What the platform did since the backup was taken is unknown here, so no money moves
 * until `endedAt`: by then each payment that may have moved was compared with the platform.
 */
export const recoveries = pgTable("recoveries", {
  merchantId: uuid("merchant_id")
    .primaryKey()
    .references(() => merchants.id),
  /** The moment of which the data is. */
  backupAt: instant("backup_at").notNull(),
  restoredAt: instant("restored_at").notNull(),
  endedAt: instant("ended_at"),
  /** How many payments there were to compare. */
  total: integer("total").notNull(),
  /** Of those that were compared: how many differed, and how many the platform does not know or shows to nobody. */
  changed: integer("changed").notNull().default(0),
  unreadable: integer("unreadable").notNull().default(0),
});

/** Payments that are still to be compared. */
export const recoveryPayments = pgTable(
  "recovery_payments",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    paymentId: uuid("payment_id").notNull(),
    nextAt: instant("next_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.paymentId] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.paymentId],
      foreignColumns: [payments.merchantId, payments.msn, payments.id],
    }),
    index("recovery_payments_next").on(table.merchantId, table.nextAt),
  ],
);
