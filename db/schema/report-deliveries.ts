import {
  bigint,
  boolean,
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
import { LOCALES } from "@/lib/domain/locale";
import { REPORT_CHOICES } from "@/lib/domain/report-choice";
import { FREQUENCIES } from "@/lib/domain/report-schedule";
import { CHANNELS, DELIVERY_STATES } from "@/lib/domain/report-subscription";
import { merchants } from "./merchants";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const day = (name: string) => date(name, { mode: "string" });

/** A settlement report that goes out by itself whenever a period is over. */
export const reportSubscriptions = pgTable(
  "report_subscriptions",
  {
    merchantId: uuid("merchant_id")
      .notNull()
      .references(() => merchants.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** MSNs; null for all that whoever answers for it may see on the day. */
    units: text("units").array(),
    frequency: text("frequency", { enum: FREQUENCIES }).notNull(),
    format: text("format", { enum: REPORT_CHOICES }).notNull(),
    language: text("language", { enum: LOCALES }).notNull(),
    /** IANA name: where its periods begin and end. */
    timeZone: text("time_zone").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    /** `Recipient[]` of lib/domain/report-subscription.ts. */
    recipients: jsonb("recipients").notNull(),
    /** `FileServer` of the same, where the channel needs one; what it signs in with is among the secrets. */
    server: jsonb("server"),
    personal: boolean("personal").notNull().default(false),
    /** What names of customers are needed for. */
    purpose: text("purpose").notNull().default(""),
    madeBy: uuid("made_by").notNull(),
    /** Who saved it last: their rights count at each sending. */
    answersFor: uuid("answers_for").notNull(),
    active: boolean("active").notNull().default(true),
    deletedAt: instant("deleted_at"),
    /** Why nothing goes out although it is active. */
    stopped: text("stopped"),
    /** First day of the period that goes out next, and when that one is over; null while it rests. */
    nextFrom: day("next_from").notNull(),
    nextAt: instant("next_at"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    index("report_subscriptions_due").on(table.nextAt),
  ],
);

/** One period's report on its way, and what became of it. */
export const reportDeliveries = pgTable(
  "report_deliveries",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull(),
    subscriptionId: uuid("subscription_id").notNull(),
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    /** 0 for the one that goes out by itself; above that someone asked for it. */
    run: integer("run").notNull().default(0),
    askedBy: uuid("asked_by"),
    state: text("state", { enum: DELIVERY_STATES }).notNull().default("due"),
    /** Counts takers: one that was overtaken by another finds a higher number and stops. */
    attempts: integer("attempts").notNull().default(0),
    /** Why it waits or failed: a code, and what the sentence names. */
    reason: text("reason"),
    about: jsonb("about"),
    /** When a worker has something to do with it next: deliver it, look again, or forget its file. */
    nextAt: instant("next_at"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
    /** When someone was told that it is late. */
    toldAt: instant("told_at"),
    format: text("format", { enum: REPORT_CHOICES }).notNull(),
    personal: boolean("personal").notNull(),
    /** MSNs that it holds, and those of the subscription that were out of reach. */
    units: text("units").array().notNull().default([]),
    lostUnits: text("lost_units").array().notNull().default([]),
    /** `[{ currency, captured, refunded, fees, paidOut }]` in minor units. */
    sums: jsonb("sums").notNull().default([]),
    /** `[{ address, person?, mail?, skipped? }]`: the message of the outbox, or why there is none. */
    recipients: jsonb("recipients").notNull().default([]),
    fileKey: text("file_key"),
    fileName: text("file_name"),
    mediaType: text("media_type"),
    bytes: bigint("bytes", { mode: "number" }),
    sha256: text("sha256"),
    /** Whether it went out as a link, and until when the file is kept. */
    linked: boolean("linked").notNull().default(false),
    expiresAt: instant("expires_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.subscriptionId],
      foreignColumns: [reportSubscriptions.merchantId, reportSubscriptions.id],
    }),
    unique("report_deliveries_once").on(
      table.merchantId,
      table.subscriptionId,
      table.periodFrom,
      table.periodTo,
      table.run,
    ),
    index("report_deliveries_due").on(table.nextAt),
  ],
);
