import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
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
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A page on which anyone who knows its token pays. Price, fields and shipping never change: a new one is made for that. */
export const paymentLinks = pgTable(
  "payment_links",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    /** 128 random bits as base64url: what the address of the public page ends with. */
    token: text("token").notNull(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    currency: char("currency", { length: 3 }).notNull(),
    /** Null where the customer says the amount. */
    priceMinor: minor("price_minor"),
    minimumMinor: minor("minimum_minor"),
    /** Amounts in minor units to choose from, where the amount is open. */
    suggestions: jsonb("suggestions").notNull(),
    /** VAT that the price holds, in hundredths of a per cent; null where the merchant says nothing. */
    vatRate: integer("vat_rate"),
    /** How many may be sold; null for any number. */
    stock: integer("stock"),
    /** Sold, or held for someone who is paying. Changed only with the row locked. */
    taken: integer("taken").notNull().default(0),
    /** `[{ id, kind: "text" | "choice" | "quantity", label, required, options }]` */
    fields: jsonb("fields").notNull(),
    /** `[{ id, name, priceMinor }]`; empty where nothing is sent. */
    shipping: jsonb("shipping").notNull(),
    successMessage: text("success_message").notNull().default(""),
    redirectUrl: text("redirect_url").notNull().default(""),
    expiresAt: instant("expires_at"),
    deactivatedAt: instant("deactivated_at"),
    version: integer("version").notNull().default(1),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("payment_links_token").on(table.token),
    unique("payment_links_unit").on(table.merchantId, table.msn, table.id),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("payment_links_newest").on(table.merchantId, table.environment, table.createdAt, table.id),
    check("payment_links_stock", sql`taken >= 0 and (stock is null or taken <= stock)`),
    check("payment_links_price", sql`price_minor > 0 or minimum_minor > 0`),
  ],
);

/** The picture of a link: a PNG that was taken apart and written anew. */
export const linkImages = pgTable(
  "link_images",
  {
    merchantId: uuid("merchant_id").notNull(),
    linkId: uuid("link_id").notNull(),
    msn: text("msn").notNull(),
    png: bytes("png").notNull(),
    sha256: text("sha256").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.linkId] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.linkId],
      foreignColumns: [paymentLinks.merchantId, paymentLinks.msn, paymentLinks.id],
    }),
  ],
);

/** How often a link's page was looked at, by day in UTC. Nothing of the visitors is kept. */
export const linkViews = pgTable(
  "link_views",
  {
    merchantId: uuid("merchant_id").notNull(),
    linkId: uuid("link_id").notNull(),
    msn: text("msn").notNull(),
    day: date("day").notNull(),
    views: integer("views").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.linkId, table.day] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.linkId],
      foreignColumns: [paymentLinks.merchantId, paymentLinks.msn, paymentLinks.id],
    }),
  ],
);

/** Someone who pressed "pay": what they chose and typed, and the payment that came of it. */
export const linkOrders = pgTable(
  "link_orders",
  {
    merchantId: uuid("merchant_id").notNull(),
    /** Made with the form, so that pressing twice is one order; the payment's Idempotency-Key as well. */
    id: uuid("id").notNull(),
    linkId: uuid("link_id").notNull(),
    msn: text("msn").notNull(),
    /** `open` holds its part of the stock, `paid` has it for good, `gone` gave it back. */
    state: text("state", { enum: ["open", "paid", "gone"] }).notNull(),
    quantity: integer("quantity").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    /** All that is paid, shipping included. */
    amountMinor: minor("amount_minor").notNull(),
    shippingMinor: minor("shipping_minor").notNull().default(0),
    /** `[{ label, value }]` of the link's own fields, as they were called then. */
    answers: jsonb("answers").notNull(),
    /** `{ option, name, street, postCode, city, country, phone, email }`; null where nothing is sent. */
    shipTo: jsonb("ship_to"),
    /** The payment's, known before it is asked for: `payments` has the row once the platform has it. */
    reference: text("reference").notNull(),
    /** What the customer reads in the app: the link's title as it was then. */
    description: text("description").notNull(),
    /** Whether the worker has still to capture what was approved. */
    toCapture: boolean("to_capture").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.linkId],
      foreignColumns: [paymentLinks.merchantId, paymentLinks.msn, paymentLinks.id],
    }),
    index("link_orders_of_link").on(table.merchantId, table.linkId, table.createdAt),
    unique("link_orders_reference").on(table.merchantId, table.msn, table.reference),
    index("link_orders_open").on(table.createdAt).where(sql`state = 'open' or to_capture`),
    check("link_orders_amount", sql`amount_minor > 0 and quantity > 0 and shipping_minor >= 0`),
  ],
);

/** How a sales unit's links behave. */
export const linkPreferences = pgTable(
  "link_preferences",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    completeAutomatically: boolean("complete_automatically").notNull().default(false),
    /** Who is told of each payment; "" for nobody. */
    mailTo: text("mail_to").notNull().default(""),
    mailLocale: text("mail_locale", { enum: ["en", "nb", "da", "fi", "sv"] })
      .notNull()
      .default("en"),
    /** Terms of sale that a customer accepts. */
    termsUrl: text("terms_url").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);
