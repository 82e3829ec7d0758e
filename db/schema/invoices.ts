import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });

/** Invoices that were made of the rows of one sheet. */
export const invoiceLists = pgTable(
  "invoice_lists",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    name: text("name").notNull(),
    /** SHA-256 of its rows, whatever file they came in: one list is sent once. */
    contentHash: text("content_hash").notNull(),
    invoices: integer("invoices").notNull(),
    firstNumber: integer("first_number").notNull(),
    totalMinor: minor("total_minor").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("invoice_lists_content").on(table.merchantId, table.msn, table.contentHash),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** Invoices and credit notes. From the moment it has a number, what it says never changes; only what came of it does. */
export const invoices = pgTable(
  "invoices",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    kind: text("kind", { enum: ["invoice", "credit_note"] }).notNull(),
    state: text("state", {
      enum: ["draft", "sent", "seen", "partly_paid", "paid", "cancelled", "credited"],
    }).notNull(),
    /** Without gaps in each environment of a company; given at sending. */
    number: integer("number"),
    /** Opens the public page: 128 random bits. */
    token: text("token").notNull(),
    /** The invoice that a credit note takes back. */
    creditOf: uuid("credit_of"),
    customerName: text("customer_name").notNull(),
    /** MSISDN without plus. */
    customerPhone: text("customer_phone"),
    customerEmail: text("customer_email"),
    customerAddress: text("customer_address"),
    /** The customer's language in mail, where they have not chosen one. */
    locale: text("locale", { enum: ["en", "nb", "da", "fi", "sv"] }).notNull(),
    message: text("message"),
    currency: char("currency", { length: 3 }).notNull(),
    totalMinor: minor("total_minor").notNull(),
    vatMinor: minor("vat_minor").notNull(),
    /** Fees of reminders so far. */
    feeMinor: minor("fee_minor").notNull().default(0),
    paidMinor: minor("paid_minor").notNull().default(0),
    dueDay: date("due_day").notNull(),
    issuedDay: date("issued_day"),
    referenceKind: text("reference_kind", {
      enum: ["kid_mod10", "kid_mod11", "fik_71", "fik_75", "viite", "rf", "bankgiro"],
    }).notNull(),
    reference: text("reference"),
    /** Where a bank transfer goes. */
    bankAccount: text("bank_account"),
    /** Whether the portal reminds by itself, with the fee that the country allows. */
    remindsAlone: boolean("reminds_alone").notNull().default(false),
    /** The sheet that it came in, in which row, and what tells the row from others. */
    listId: uuid("list_id"),
    line: integer("line"),
    fingerprint: text("fingerprint"),
    /** When the worker looks at it next; null where nothing is to be done. */
    nextAt: instant("next_at"),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("invoices_token").on(table.token),
    uniqueIndex("invoices_number").on(table.merchantId, table.environment, table.number),
    uniqueIndex("invoices_one_credit").on(table.merchantId, table.creditOf),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    foreignKey({
      columns: [table.merchantId, table.creditOf],
      foreignColumns: [table.merchantId, table.id],
    }),
    foreignKey({
      columns: [table.merchantId, table.listId],
      foreignColumns: [invoiceLists.merchantId, invoiceLists.id],
    }),
    index("invoices_of_list").on(table.merchantId, table.listId, table.line).where(sql`list_id is not null`),
    index("invoices_alike")
      .on(table.merchantId, table.msn, table.fingerprint)
      .where(sql`fingerprint is not null`),
    index("invoices_newest").on(table.merchantId, table.environment, table.createdAt, table.id),
    index("invoices_open")
      .on(table.merchantId, table.environment, table.dueDay)
      .where(sql`state in ('sent', 'seen', 'partly_paid')`),
    index("invoices_due_work").on(table.nextAt).where(sql`next_at is not null`),
    check("invoices_numbered", sql`(state in ('draft', 'cancelled')) = (number is null)`),
    check("invoices_amounts", sql`total_minor > 0 and vat_minor >= 0 and fee_minor >= 0 and paid_minor >= 0`),
  ],
);
