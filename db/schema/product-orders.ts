import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What a company orders at the platform: a sales unit, or a test unit. A draft was not sent yet. */
export const productOrders = pgTable(
  "product_orders",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    /** The platform knows the order by it too, so that sending twice is sending once. */
    id: uuid("id").notNull().defaultRandom(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    product: text("product", {
      enum: ["payment_integration", "checkout", "point_of_sale", "vm_number", "test_unit"],
    }).notNull(),
    state: text("state", {
      enum: ["draft", "submitted", "processing", "awaiting_customer", "approved", "stopped"],
    }).notNull(),
    /** What the sales unit shall be called. */
    name: text("name").notNull(),
    /** The other fields of the form, by name. */
    answers: jsonb("answers").notNull(),
    /** Where a partner filled it in: `{ partner, pricePackage, expiresAt }`, which the company can't change. */
    prefilled: jsonb("prefilled"),
    /** What the company added to its last answer, for the platform's staff. */
    reply: text("reply"),
    /** Where it has been, oldest first: `{ state, at, note }`; the note is the platform's question or reason. */
    steps: jsonb("steps").notNull(),
    /** How many of the platform's own steps are in it. */
    seen: integer("seen").notNull().default(0),
    /** The sales unit that came of it. */
    msn: text("msn"),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("product_orders_open")
      .on(table.changedAt)
      .where(sql`state in ('submitted', 'processing', 'awaiting_customer')`),
    check("product_orders_unit", sql`(${table.state} = 'approved') = (${table.msn} is not null)`),
  ],
);
