import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";

/** A person. One person may work for several companies, so this table belongs to none of them. */
export const users = pgTable("users", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull(),
  country: char("country", { length: 2 }).notNull(),
  /** Keyed hash of the national identity number; the number itself is never stored. */
  ninHash: text("nin_hash").unique(),
  /** Lower case, ASCII. */
  email: text("email").unique(),
  phone: text("phone"),
  passwordHash: text("password_hash"),
  locale: text("locale", { enum: ["en", "nb", "da", "fi", "sv"] }),
  theme: text("theme", { enum: ["light", "dark"] }),
  lastMerchantId: uuid("last_merchant_id").references(() => merchants.id),
  lastSignInAt: timestamp("last_sign_in_at", { withTimezone: true }),
  disabledAt: timestamp("disabled_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

/** That a person works for a company at all. */
export const memberships = pgTable(
  "memberships",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.userId] }), index().on(table.userId)],
);

/** A role with extra permissions, on one sales unit or (unit is null) on all of them. */
export const grants = pgTable(
  "grants",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id").notNull(),
    role: text("role", { enum: ["administrator", "sales_unit_manager", "assistant"] }).notNull(),
    transactionManagement: boolean("transaction_management").notNull().default(false),
    developer: boolean("developer").notNull().default(false),
    unit: text("unit"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.userId],
      foreignColumns: [memberships.merchantId, memberships.userId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.merchantId, table.unit],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index().on(table.userId),
    check("grants_administrator_everywhere", sql`${table.role} <> 'administrator' or ${table.unit} is null`),
  ],
);
