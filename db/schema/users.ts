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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { partnerAccess } from "./company";
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
    /** Null while invited: nobody works for a company without having said yes. */
    acceptedAt: timestamp("accepted_at", { withTimezone: true }).defaultNow(),
    invitedBy: uuid("invited_by"),
    /** Where this company writes to; no one signs in with it, whoever typed it. */
    email: text("email"),
    /** Former members stay, without grants, so that history keeps their names. */
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.userId] }), index().on(table.userId)],
);

/** A role that a company made for itself: a name for a list of permissions. */
export const ownRoles = pgTable(
  "own_roles",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    permissions: text("permissions").array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("own_roles_name").on(table.merchantId, table.name),
  ],
);

/** What a grant gives, where and when; the same for a person's own and for a group's. */
export function whatIsGiven() {
  return {
    role: text("role", {
      enum: ["administrator", "sales_unit_manager", "assistant", "accountant"],
    }).notNull(),
    transactionManagement: boolean("transaction_management").notNull().default(false),
    developer: boolean("developer").notNull().default(false),
    /** In place of the role, which then is the least there is. */
    ownRole: uuid("own_role"),
    unit: text("unit"),
    /** It holds from the one instant until just before the other; null is without a bound. */
    validFrom: timestamp("valid_from", { withTimezone: true }),
    validUntil: timestamp("valid_until", { withTimezone: true }),
  };
}

/** A role with extra permissions, on one sales unit or (unit is null) on all of them. */
export const grants = pgTable(
  "grants",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id").notNull(),
    ...whatIsGiven(),
    /** Held as someone of this accounting partner: gone together with what the partner may read. */
    accountingPartner: uuid("accounting_partner"),
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
    foreignKey({
      columns: [table.merchantId, table.ownRole],
      foreignColumns: [ownRoles.merchantId, ownRoles.id],
    }),
    foreignKey({
      name: "grants_partner_access",
      columns: [table.merchantId, table.accountingPartner, table.unit],
      foreignColumns: [partnerAccess.merchantId, partnerAccess.partnerId, partnerAccess.msn],
    }).onDelete("cascade"),
    check(
      "grants_partner_reads",
      sql`accounting_partner is null or (role = 'accountant' and own_role is null and unit is not null and not transaction_management and not developer)`,
    ),
    index().on(table.userId),
    check(
      "grants_own_role_alone",
      sql`own_role is null or (role = 'accountant' and not transaction_management and not developer)`,
    ),
    check("grants_administrator_everywhere", sql`${table.role} <> 'administrator' or ${table.unit} is null`),
    check("grants_period", sql`valid_from < valid_until`),
  ],
);
