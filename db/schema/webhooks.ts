import { sql } from "drizzle-orm";
import {
  bigint,
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
import { CONNECTION_FAILURES } from "@/lib/domain/webhook-registration";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A registration of ours at the platform: its id stands in the URL, its secret in `secrets`. */
export const webhookRegistrations = pgTable(
  "webhook_registrations",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().unique(),
    msn: text("msn").notNull(),
    platformId: text("platform_id"),
    /** Check-ins have a registration of their own: a unit may have only one, and another program may hold it. */
    purpose: text("purpose", { enum: ["payments", "check_ins"] })
      .notNull()
      .default("payments"),
    url: text("url").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** What the worker's last look at a unit's connection to the platform showed: do the keys work, does the registration stand. */
export const unitConnections = pgTable(
  "unit_connections",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    /** Null: to be looked at right away. */
    checkedAt: instant("checked_at"),
    failure: text("failure", { enum: CONNECTION_FAILURES }),
    failingSince: instant("failing_since"),
    /** How many of the unit's allowed registrations exist, by whatever program. */
    registrations: integer("registrations"),
    /** A person asked for another registration in place of ours. */
    replaceAskedAt: instant("replace_asked_at"),
    /** The platform had too much to do: until then the worker asks for no new payments of this unit. */
    waitUntil: instant("wait_until"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** Events as they came, verified but not yet believed: the worker reads the payment before anything changes. */
export const webhookInbox = pgTable(
  "webhook_inbox",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    msn: text("msn").notNull(),
    registrationId: uuid("registration_id").notNull(),
    bodySha256: text("body_sha256").notNull(),
    /** Null where the body named no payment: kept, answered 200, of no further use. */
    reference: text("reference"),
    eventName: text("event_name"),
    /** As it came; null once it is a month old and done with. The digest stays, so that a late repetition is known as one. */
    body: jsonb("body"),
    receivedAt: instant("received_at").notNull().defaultNow(),
    appliedAt: instant("applied_at"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("webhook_inbox_once").on(table.registrationId, table.bodySha256),
    foreignKey({
      columns: [table.merchantId, table.registrationId],
      foreignColumns: [webhookRegistrations.merchantId, webhookRegistrations.id],
    }),
    index("webhook_inbox_waiting").on(table.receivedAt).where(sql`applied_at is null`),
    index("webhook_inbox_of_payment").on(table.merchantId, table.msn, table.reference),
    // A unit's last delivery, however long ago it was.
    index("webhook_inbox_of_unit").on(table.merchantId, table.msn, table.id),
  ],
);
