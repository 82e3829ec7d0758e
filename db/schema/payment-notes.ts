import { foreignKey, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { payments } from "./payments";

/** What staff wrote about a payment for each other; the customer never sees it. */
export const paymentNotes = pgTable(
  "payment_notes",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    msn: text("msn").notNull(),
    paymentId: uuid("payment_id").notNull(),
    authorId: uuid("author_id").notNull(),
    text: text("text").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.paymentId],
      foreignColumns: [payments.merchantId, payments.msn, payments.id],
    }),
    index("payment_notes_of").on(table.merchantId, table.paymentId, table.createdAt),
  ],
);
