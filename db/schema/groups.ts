import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  pgView,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";
import { memberships, ownRoles, whatIsGiven } from "./users";

const since = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();

/** People of a company who have the same access, beside their own. */
export const memberGroups = pgTable(
  "member_groups",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    createdAt: since(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("member_groups_name").on(table.merchantId, table.name),
  ],
);

export const groupMembers = pgTable(
  "group_members",
  {
    merchantId: uuid("merchant_id").notNull(),
    groupId: uuid("group_id").notNull(),
    userId: uuid("user_id").notNull(),
    createdAt: since(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.groupId, table.userId] }),
    foreignKey({
      name: "group_members_group",
      columns: [table.merchantId, table.groupId],
      foreignColumns: [memberGroups.merchantId, memberGroups.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "group_members_person",
      columns: [table.merchantId, table.userId],
      foreignColumns: [memberships.merchantId, memberships.userId],
    }).onDelete("cascade"),
    index().on(table.userId),
  ],
);

/** What being in the group gives; the same rules as for a person's own grants. */
export const groupGrants = pgTable(
  "group_grants",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    groupId: uuid("group_id").notNull(),
    ...whatIsGiven(),
    createdAt: since(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      name: "group_grants_group",
      columns: [table.merchantId, table.groupId],
      foreignColumns: [memberGroups.merchantId, memberGroups.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "group_grants_unit",
      columns: [table.merchantId, table.unit],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    foreignKey({
      name: "group_grants_own_role",
      columns: [table.merchantId, table.ownRole],
      foreignColumns: [ownRoles.merchantId, ownRoles.id],
    }),
    index().on(table.merchantId, table.groupId),
    check(
      "group_grants_own_role_alone",
      sql`own_role is null or (role = 'accountant' and not transaction_management and not developer)`,
    ),
    check("group_grants_administrator_everywhere", sql`role <> 'administrator' or unit is null`),
    check("group_grants_period", sql`valid_from < valid_until`),
  ],
);

/** Everything that people have: their own grants, and those of the groups that they are in. A view, see 0025_groups. */
export const heldGrants = pgView("held_grants", {
  merchantId: uuid("merchant_id").notNull(),
  id: uuid("id").notNull(),
  userId: uuid("user_id").notNull(),
  /** Null where it is the person's own. */
  groupId: uuid("group_id"),
  ...whatIsGiven(),
}).existing();
