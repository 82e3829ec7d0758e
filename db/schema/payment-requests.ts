import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { ReceiptLine } from "@/lib/domain/receipt";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });

/** A list of people who were asked for money at once. */
export const requestLists = pgTable(
  "request_lists",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    name: text("name").notNull(),
    /** SHA-256 of its rows, whatever file they came in: one list is sent once. */
    contentHash: text("content_hash").notNull(),
    requests: integer("requests").notNull(),
    totalMinor: minor("total_minor").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    /** Days between reminders; null where nobody is reminded by itself. */
    remindEveryDays: integer("remind_every_days"),
    remindMost: integer("remind_most").notNull().default(0),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("request_lists_content").on(table.merchantId, table.msn, table.contentHash),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("request_lists_newest").on(table.merchantId, table.environment, table.createdAt),
  ],
);

/** A person who was asked for an amount. What became of it is told by the payment that was made for it last. */
export const paymentRequests = pgTable(
  "payment_requests",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    listId: uuid("list_id"),
    /** The row of the sheet that it came in. */
    line: integer("line"),
    /** MSISDN without plus. */
    phone: text("phone").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    message: text("message").notNull(),
    ownReference: text("own_reference"),
    /** Order lines, where more is told than the message. */
    lines: jsonb("lines").$type<readonly ReceiptLine[]>(),
    /** VAT of what has no lines, in hundredths of a percent. */
    vatRate: integer("vat_rate").notNull(),
    /** How long the customer has, each time that it is sent; null where `due_at` says until when. */
    minutes: integer("minutes"),
    dueAt: instant("due_at"),
    /** Key of the payment that was asked for last, or is to be asked for next. */
    sendKey: uuid("send_key").notNull(),
    /** When that payment's time ends; null for the usual ten minutes. */
    sendExpiresAt: instant("send_expires_at"),
    /** When the worker is to look at it; null where nothing is to be done. */
    sendAt: instant("send_at"),
    /** Key of the payment that takes its place once the present one is withdrawn or over: a reminder. */
    nextKey: uuid("next_key"),
    /** Why it was not sent, where no payment tells. */
    errorCode: text("error_code"),
    errorDetail: text("error_detail"),
    /** Same person, amount, text, day and reference: the same row of a sheet. */
    fingerprint: text("fingerprint").notNull(),
    reminders: integer("reminders").notNull().default(0),
    remindAt: instant("remind_at"),
    withdrawnAt: instant("withdrawn_at"),
    createdBy: uuid("created_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    foreignKey({
      columns: [table.merchantId, table.listId],
      foreignColumns: [requestLists.merchantId, requestLists.id],
    }),
    index("payment_requests_newest").on(table.merchantId, table.environment, table.createdAt, table.id),
    index("payment_requests_of_list").on(table.merchantId, table.listId, table.line),
    index("payment_requests_alike").on(table.merchantId, table.msn, table.fingerprint),
    index("payment_requests_to_send").on(table.sendAt).where(sql`send_at is not null`),
    index("payment_requests_to_remind").on(table.remindAt).where(sql`remind_at is not null`),
    check("payment_requests_amount", sql`amount_minor > 0`),
  ],
);
