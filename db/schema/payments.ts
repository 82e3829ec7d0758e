import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });

/**
 * What the portal knows of a payment. The platform is the authority; this row is fed by webhooks, by our own operations and by
 * polling, and its amounts never go down.
 */
export const payments = pgTable(
  "payments",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    msn: text("msn").notNull(),
    reference: text("reference").notNull(),
    environment: text("environment", { enum: ["production", "test"] }).notNull(),
    pspReference: text("psp_reference"),
    state: text("state", { enum: ["CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED"] }).notNull(),
    /** Computed by statusOf() from state and amounts at each write, so that lists filter by an index. */
    status: text("status", {
      enum: [
        "requested",
        "reserved",
        "partially_captured",
        "captured",
        "partially_refunded",
        "refunded",
        "cancelled",
        "rejected",
        "expired",
      ],
    }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: minor("amount_minor").notNull(),
    authorizedMinor: minor("authorized_minor").notNull().default(0),
    capturedMinor: minor("captured_minor").notNull().default(0),
    refundedMinor: minor("refunded_minor").notNull().default(0),
    cancelledMinor: minor("cancelled_minor").notNull().default(0),
    /** Asked for by an open operation, not answered yet. */
    captureReservedMinor: minor("capture_reserved_minor").notNull().default(0),
    refundReservedMinor: minor("refund_reserved_minor").notNull().default(0),
    channel: text("channel", { enum: ["online", "push", "qr", "link", "card", "in_person"] }).notNull(),
    description: text("description"),
    customerPhone: text("customer_phone"),
    customerName: text("customer_name"),
    // Milliseconds, as JavaScript counts: a page's cursor has to name the very instant.
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
    expiresAt: instant("expires_at"),
    authorizedAt: instant("authorized_at"),
    captureDeadline: instant("capture_deadline"),
    captureGuaranteedUntil: instant("capture_guaranteed_until"),
    /** Grows with each change: what the user looked at, so that two people cannot act on the same sight. */
    version: integer("version").notNull().default(1),
    syncedAt: instant("synced_at"),
    /** When polling looks at it next; null once nothing can change any more. */
    nextPollAt: instant("next_poll_at"),
    /** Everything that search looks at, lower case. */
    searchText: text("search_text")
      .notNull()
      .generatedAlwaysAs(
        sql`lower(reference || ' ' || coalesce(description, '') || ' ' || coalesce(customer_phone, '') || ' ' || coalesce(customer_name, ''))`,
      ),
  },
  (own) => [
    primaryKey({ columns: [own.merchantId, own.id] }),
    unique("payments_reference").on(own.merchantId, own.msn, own.reference),
    unique("payments_unit").on(own.merchantId, own.msn, own.id),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    // Read forwards for the oldest and backwards for the newest. Drizzle's desc() would add "nulls last", which no list asks for.
    index("payments_newest").on(own.merchantId, own.environment, own.createdAt, own.id),
    index("payments_by_status").on(own.merchantId, own.environment, own.status, own.createdAt, own.id),
    index("payments_by_unit").on(own.merchantId, own.msn, own.createdAt, own.id),
    // With status and unit in the index itself, the tabs of a list by channel are counted without visiting rows.
    index("payments_by_channel").on(
      own.merchantId,
      own.environment,
      own.channel,
      own.createdAt,
      own.id,
      own.status,
      own.msn,
    ),
    // What the front page warns of: reservations by the moment until which a capture is certain to be taken.
    index("payments_lapsing")
      .on(
        own.merchantId,
        own.environment,
        sql`coalesce(${own.captureGuaranteedUntil}, ${own.captureDeadline})`,
      )
      .where(sql`status in ('reserved', 'partially_captured')`),
    // What a night's comparison with the ledger begins with: those that were read lately.
    index("payments_synced").on(own.merchantId, own.msn, own.syncedAt, own.reference),
    index("payments_to_poll").on(own.nextPollAt).where(sql`next_poll_at is not null`),
    check(
      "payments_amounts",
      sql`amount_minor >= 0 and authorized_minor >= 0 and captured_minor >= 0 and refunded_minor >= 0 and cancelled_minor >= 0`,
    ),
    check(
      "payments_within_authorized",
      sql`authorized_minor = 0 or captured_minor + capture_reserved_minor + cancelled_minor <= authorized_minor`,
    ),
    check(
      "payments_none_before_approval",
      sql`authorized_minor > 0 or captured_minor + capture_reserved_minor = 0`,
    ),
    check("payments_within_captured", sql`refunded_minor + refund_reserved_minor <= captured_minor`),
    check("payments_reserved", sql`capture_reserved_minor >= 0 and refund_reserved_minor >= 0`),
  ],
);

/** One thing that a person (or the portal for them) asked of the platform. Its id is the platform's Idempotency-Key. */
export const operations = pgTable(
  "operations",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    msn: text("msn").notNull(),
    paymentId: uuid("payment_id").notNull(),
    kind: text("kind", { enum: ["create", "capture", "refund", "cancel"] }).notNull(),
    amountMinor: minor("amount_minor"),
    currency: char("currency", { length: 3 }).notNull(),
    reason: text("reason"),
    /** SHA-256 of the body that is sent, in hexadecimal: the same key never goes out with another body. */
    requestHash: text("request_hash").notNull(),
    /** The payment's version that the person looked at. */
    seenVersion: integer("seen_version").notNull(),
    state: text("state", { enum: ["pending", "sent", "unknown", "succeeded", "failed", "needs_review"] })
      .notNull()
      .default("pending"),
    attempt: integer("attempt").notNull().default(0),
    leaseUntil: instant("lease_until"),
    nextAt: instant("next_at").notNull().defaultNow(),
    firstSentAt: instant("first_sent_at"),
    lastSentAt: instant("last_sent_at"),
    /** The platform's code or our own, where it was refused. */
    errorCode: text("error_code"),
    errorDetail: text("error_detail"),
    platformAt: instant("platform_at"),
    /** Null where the change was made outside the portal and only seen in the event log. */
    createdBy: uuid("created_by"),
    external: boolean("external").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.paymentId],
      foreignColumns: [payments.merchantId, payments.msn, payments.id],
    }),
    index("operations_of_payment").on(table.merchantId, table.paymentId, table.createdAt),
    index("operations_of_person").on(table.merchantId, table.createdBy, table.createdAt),
    index("operations_settled").on(table.merchantId, table.msn, table.settledAt, table.paymentId),
    index("operations_open").on(table.nextAt).where(sql`state in ('pending', 'sent', 'unknown')`),
    // One open operation per payment: two instances, two people and two clicks all meet here.
    uniqueIndex("operations_one_open")
      .on(table.merchantId, table.paymentId)
      .where(sql`state in ('pending', 'sent', 'unknown', 'needs_review')`),
    check("operations_amount", sql`amount_minor > 0 or kind = 'cancel'`),
  ],
);

/** Every step that an operation took: sent, asked about, settled. */
export const operationEvents = pgTable(
  "operation_events",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    msn: text("msn").notNull(),
    operationId: uuid("operation_id").notNull(),
    state: text("state").notNull(),
    note: text("note"),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.operationId],
      foreignColumns: [operations.merchantId, operations.id],
    }),
    index("operation_events_of").on(table.merchantId, table.operationId),
  ],
);

/** The platform's event log of a payment, as read. */
export const paymentEvents = pgTable(
  "payment_events",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    paymentId: uuid("payment_id").notNull(),
    pspReference: text("psp_reference").notNull(),
    name: text("name").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    at: instant("at").notNull(),
    idempotencyKey: text("idempotency_key"),
    success: boolean("success").notNull(),
    raw: jsonb("raw").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.paymentId, table.name, table.pspReference] }),
    foreignKey({
      columns: [table.merchantId, table.msn, table.paymentId],
      foreignColumns: [payments.merchantId, payments.msn, payments.id],
    }),
    index("payment_events_by_time").on(table.merchantId, table.msn, table.at),
  ],
);
