import {
  bigint,
  char,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const figure = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

const place = () => ({ merchantId: uuid("merchant_id").notNull(), msn: text("msn").notNull() });
const kind = () => ({
  channel: text("channel").notNull(),
  currency: char("currency", { length: 3 }).notNull(),
});

/** Amounts in minor units. What was asked for counts at its creation with all that became of it since, what moved when it moved. */
const sums = () => ({
  requested: figure("requested"),
  requestedMinor: figure("requested_minor"),
  /** Of those requested: approved by the customer, captured at least in part, and lost before or after the approval. */
  approved: figure("approved"),
  approvedMinor: figure("approved_minor"),
  paid: figure("paid"),
  paidMinor: figure("paid_minor"),
  rejected: figure("rejected"),
  expired: figure("expired"),
  withdrawn: figure("withdrawn"),
  released: figure("released"),
  /** What happened in this time: approvals, captures, refunds, cancellations, expiries. A sale is a payment's first capture. */
  authorisations: figure("authorisations"),
  authorisedMinor: figure("authorised_minor"),
  sales: figure("sales"),
  captures: figure("captures"),
  capturedMinor: figure("captured_minor"),
  refunds: figure("refunds"),
  refundedMinor: figure("refunded_minor"),
  cancels: figure("cancels"),
  cancelledMinor: figure("cancelled_minor"),
  expiries: figure("expiries"),
  expiredMinor: figure("expired_minor"),
});

/** Each hour's figures, counted anew by the worker from payments and events whenever one of them changes. */
export const figureHours = pgTable(
  "figure_hours",
  {
    ...place(),
    /** The instant at which the hour begins: of the hour that summer time repeats there are two. */
    hour: instant("hour").notNull(),
    /** The merchant's local day. */
    day: date("day", { mode: "string" }).notNull(),
    ...kind(),
    ...sums(),
  },
  (own) => [
    primaryKey({ columns: [own.merchantId, own.msn, own.hour, own.channel, own.currency] }),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** The same per local day, added up from the hours. */
export const figureDays = pgTable(
  "figure_days",
  { ...place(), day: date("day", { mode: "string" }).notNull(), ...kind(), ...sums() },
  (own) => [
    primaryKey({ columns: [own.merchantId, own.day, own.msn, own.channel, own.currency] }),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** When in the week it is sold, per month: a year of hours is too many to add up while someone waits. */
export const figureSlots = pgTable(
  "figure_slots",
  {
    ...place(),
    /** The first day of the month. */
    month: date("month", { mode: "string" }).notNull(),
    /** 1 is Monday. */
    weekday: smallint("weekday").notNull(),
    hourOfDay: smallint("hour_of_day").notNull(),
    ...kind(),
    sales: figure("sales"),
    capturedMinor: figure("captured_minor"),
  },
  (own) => [
    primaryKey({
      name: "figure_slots_pk",
      columns: [own.merchantId, own.month, own.msn, own.weekday, own.hourOfDay, own.channel, own.currency],
    }),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** What the platform took, by the day of its ledger. A fee's line names no channel. */
export const feeDays = pgTable(
  "fee_days",
  {
    ...place(),
    day: date("day", { mode: "string" }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    fees: figure("fees"),
    feesMinor: figure("fees_minor"),
  },
  (own) => [
    primaryKey({ columns: [own.merchantId, own.day, own.msn, own.currency] }),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** Hours, or days of fees, that have to be counted anew. Triggers add rows together with what changed; the worker takes them away. */
export const figureChanges = pgTable(
  "figure_changes",
  {
    ...place(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    hour: instant("hour"),
    feeDay: date("fee_day", { mode: "string" }),
  },
  (own) => [
    primaryKey({ columns: [own.merchantId, own.id] }),
    foreignKey({
      columns: [own.merchantId, own.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("figure_changes_of_unit").on(own.merchantId, own.msn, own.id),
  ],
);
