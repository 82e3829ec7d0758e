import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Books } from "@/lib/domain/books";
import { LEDGER_TOPICS, SETTLEMENT_STATES } from "@/lib/domain/settlement";
import { merchants } from "./merchants";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" }).notNull();

/** When the ledgers of a sales unit are looked at next, and what came of it last. */
export const ledgerSyncs = pgTable(
  "ledger_syncs",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    nextAt: instant("next_at").notNull(),
    syncedAt: instant("synced_at"),
    /** A failure's code, while the platform or the keys refuse. */
    failure: text("failure"),
    failingSince: instant("failing_since"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("ledger_syncs_due").on(table.nextAt),
  ],
);

/** The platform's account of what it owes a sales unit. Several units may share one: `msn` is the first of them. */
export const ledgers = pgTable(
  "ledgers",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: text("id").notNull(),
    msn: text("msn").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    account: text("account"),
    /** Where each feed goes on; null before its first page. */
    fundsCursor: text("funds_cursor"),
    feesCursor: text("fees_cursor"),
    fundsCount: bigint("funds_count", { mode: "number" }).notNull().default(0),
    feesCount: bigint("fees_count", { mode: "number" }).notNull().default(0),
    /** When a feed was last read to its end, so that nothing older is missing. */
    completeAt: instant("complete_at"),
    /** Payments of the funds' lines up to this position have been looked for. */
    matchedPosition: bigint("matched_position", { mode: "number" }).notNull().default(0),
    /** The funds' lines up to this position have been looked through for days that do not go on from each other. */
    lookedPosition: bigint("looked_position", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
  ],
);

/** One line of a ledger as the platform wrote it, kept as it is and never changed. Amounts in minor units, signed. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    merchantId: uuid("merchant_id").notNull(),
    ledgerId: text("ledger_id").notNull(),
    topic: text("topic", { enum: LEDGER_TOPICS }).notNull(),
    /** Its place in the topic's feed, from 1. */
    position: bigint("position", { mode: "number" }).notNull(),
    msn: text("msn").notNull(),
    ledgerDate: date("ledger_date", { mode: "string" }).notNull(),
    happenedAt: instant("happened_at").notNull(),
    /** A type that the portal has not heard of stands here as it came. */
    entryType: text("entry_type").notNull(),
    pspReference: text("psp_reference"),
    reference: text("reference"),
    currency: char("currency", { length: 3 }).notNull(),
    amountMinor: minor("amount_minor"),
    balanceBeforeMinor: minor("balance_before_minor"),
    balanceAfterMinor: minor("balance_after_minor"),
    /** When the portal read it. */
    arrivedAt: instant("arrived_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.ledgerId, table.topic, table.position] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("ledger_entries_of_payment").on(table.merchantId, table.msn, table.reference),
    index("ledger_entries_by_psp").on(table.merchantId, table.ledgerId, table.pspReference),
    index("ledger_entries_by_day").on(table.merchantId, table.msn, table.topic, table.ledgerDate),
    // What a night's comparison with the payments begins with.
    index("ledger_entries_arrived")
      .on(table.merchantId, table.msn, table.arrivedAt, table.reference)
      .where(sql`topic = 'funds' and entry_type in ('capture', 'refund')`),
  ],
);

/** One payout of a ledger and what it is made of. Amounts in minor units, signed as on the ledger but for `paid_out`. */
export const settlements = pgTable(
  "settlements",
  {
    merchantId: uuid("merchant_id").notNull(),
    ledgerId: text("ledger_id").notNull(),
    number: text("number").notNull(),
    msn: text("msn").notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    /** First and last day of its entries, in the ledger's own time zone. */
    periodFrom: date("period_from", { mode: "string" }).notNull(),
    periodTo: date("period_to", { mode: "string" }).notNull(),
    /** The bank day on which the money leaves the platform. */
    payoutDate: date("payout_date", { mode: "string" }).notNull(),
    openingMinor: minor("opening_minor"),
    capturedMinor: minor("captured_minor"),
    refundedMinor: minor("refunded_minor"),
    feesMinor: minor("fees_minor"),
    correctedMinor: minor("corrected_minor"),
    paidOutMinor: minor("paid_out_minor"),
    closingMinor: minor("closing_minor"),
    /** Its lines of the funds, the payout itself being the last. */
    positionFrom: bigint("position_from", { mode: "number" }).notNull(),
    positionTo: bigint("position_to", { mode: "number" }).notNull(),
    /** Lines that do not go on where the one before ended, or whose own sum is wrong: 0 where the settlement adds up. */
    breakCount: bigint("break_count", { mode: "number" }).notNull(),
    /** What the bank shows beside the money. */
    bankReference: text("bank_reference"),
    account: text("account"),
    state: text("state", { enum: SETTLEMENT_STATES }).notNull(),
    /** When the bank booked the money, and the bank's own mark of that line. */
    bankDay: date("bank_day", { mode: "string" }),
    bankMark: text("bank_mark"),
    scheduledAt: instant("scheduled_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.ledgerId, table.number] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("settlements_newest").on(table.merchantId, table.scheduledAt, table.ledgerId, table.number),
    index("settlements_of_unit").on(table.merchantId, table.msn, table.scheduledAt, table.number),
    index("settlements_to_come").on(table.merchantId, table.payoutDate),
  ],
);

/** Where a company books its settlements. Without a row it has not said so, and gets no vouchers. */
export const accountMappings = pgTable("account_mappings", {
  merchantId: uuid("merchant_id")
    .primaryKey()
    .references(() => merchants.id),
  books: jsonb("books").$type<Books>().notNull(),
  /** Grows with each change: what someone looked at. */
  version: integer("version").notNull().default(1),
});
