import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
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
import { invoices } from "./invoices";
import { merchants } from "./merchants";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const invoiceLines = pgTable(
  "invoice_lines",
  {
    merchantId: uuid("merchant_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    position: integer("position").notNull(),
    description: text("description").notNull(),
    /** In thousandths. */
    quantity: integer("quantity").notNull(),
    /** With VAT. */
    unitPriceMinor: minor("unit_price_minor").notNull(),
    /** In hundredths of a percent. */
    vatRate: integer("vat_rate").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.invoiceId, table.position] }),
    foreignKey({
      columns: [table.merchantId, table.invoiceId],
      foreignColumns: [invoices.merchantId, invoices.id],
    }).onDelete("cascade"),
  ],
);

/** Money that came in for an invoice: through the platform, or typed in by someone who saw it elsewhere. */
export const invoicePayments = pgTable(
  "invoice_payments",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    /** The platform's payment; null where someone typed it in. */
    paymentId: uuid("payment_id"),
    amountMinor: minor("amount_minor").notNull(),
    day: date("day").notNull(),
    note: text("note"),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("invoice_payments_once").on(table.merchantId, table.paymentId),
    index("invoice_payments_of").on(table.merchantId, table.invoiceId),
    foreignKey({
      columns: [table.merchantId, table.invoiceId],
      foreignColumns: [invoices.merchantId, invoices.id],
    }),
    check("invoice_payments_amount", sql`amount_minor > 0`),
  ],
);

/** What happened to an invoice, for its timeline. Only added to. */
export const invoiceEvents = pgTable(
  "invoice_events",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    invoiceId: uuid("invoice_id").notNull(),
    at: instant("at").notNull(),
    kind: text("kind", {
      enum: [
        "created",
        "changed",
        "sent",
        "asked",
        "not_asked",
        "mailed",
        "opened",
        "pay_started",
        "phone_shared",
        "reminded",
        "paid",
        "registered",
        "payment_failed",
        "credited",
        "cancelled",
      ],
    }).notNull(),
    /** Who did it: a person's id, or the name of a job or page. */
    actorKind: text("actor_kind", { enum: ["person", "event", "job", "visitor"] }).notNull(),
    actorId: text("actor_id").notNull(),
    /** Amounts in minor units, days, codes; nothing that names a person. */
    details: jsonb("details").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    index("invoice_events_of").on(table.merchantId, table.invoiceId, table.id),
    foreignKey({
      columns: [table.merchantId, table.invoiceId],
      foreignColumns: [invoices.merchantId, invoices.id],
    }),
  ],
);

/** The last number given; its row is locked until the invoice that took it is there, so there are no gaps. */
export const invoiceCounters = pgTable(
  "invoice_counters",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    last: integer("last").notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.environment] })],
);

/** A PDF made elsewhere, which the customer opens in place of the portal's own. */
export const invoiceFiles = pgTable(
  "invoice_files",
  {
    merchantId: uuid("merchant_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    pdf: bytes("pdf").notNull(),
    sha256: text("sha256").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.invoiceId] }),
    foreignKey({
      columns: [table.merchantId, table.invoiceId],
      foreignColumns: [invoices.merchantId, invoices.id],
    }).onDelete("cascade"),
  ],
);

/** A PDF that begins an invoice, until its draft is saved; forgotten after a day. */
export const invoiceUploads = pgTable(
  "invoice_uploads",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    pdf: bytes("pdf").notNull(),
    sha256: text("sha256").notNull(),
    /** The person who may save it with a draft. */
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({ columns: [table.merchantId], foreignColumns: [merchants.id] }),
    index("invoice_uploads_oldest").on(table.createdAt),
  ],
);

/** Customers who were sent an invoice by a unit, and the number that they agreed to be asked at. */
export const invoiceCustomers = pgTable(
  "invoice_customers",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    /** The mail address in small letters, else the name: what tells one customer from another. */
    key: text("key").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    /** When the customer shared the number in the app; null where the merchant typed it. */
    phoneSharedAt: instant("phone_shared_at"),
    address: text("address"),
    lastInvoicedAt: instant("last_invoiced_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.msn, table.key] })],
);
