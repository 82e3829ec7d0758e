import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Address } from "@/lib/domain/company-profile";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What a company says of itself. Without a row it has said nothing yet; name and number stand in `merchants`. */
export const companyProfiles = pgTable("company_profiles", {
  merchantId: uuid("merchant_id")
    .primaryKey()
    .references(() => merchants.id),
  business: jsonb("business").$type<Address>(),
  postal: jsonb("postal").$type<Address>(),
  sells: text("sells").notNull().default(""),
  /** When an administrator last said that all of it is right. Null: not since the company was created. */
  confirmedAt: instant("confirmed_at"),
  /** Grows with each change, people included: what someone looked at. */
  version: integer("version").notNull().default(1),
});

/** Contact persons and beneficial owners. Deleted for good when removed: the audit log knows only their ids. */
export const companyPeople = pgTable(
  "company_people",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull().defaultRandom(),
    kind: text("kind", { enum: ["contact", "owner"] }).notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    /** An owner's share in whole percent. */
    share: integer("share"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    check("company_people_share", sql`(kind = 'owner') = (share is not null) and share between 1 and 100`),
  ],
);

/** Accountants and accounting systems that the company lets read its settlements. */
export const accountingPartners = pgTable(
  "accounting_partners",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    organisationNumber: text("organisation_number").notNull(),
    /** Where they are told what they may read; empty where the company never said. */
    email: text("email").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.id] })],
);

/** Which sales units a partner may read. */
export const partnerAccess = pgTable(
  "partner_access",
  {
    merchantId: uuid("merchant_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    msn: text("msn").notNull(),
    grantedAt: instant("granted_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.partnerId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.partnerId],
      foreignColumns: [accountingPartners.merchantId, accountingPartners.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);
