import {
  bigint,
  char,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { BREAK_KINDS, BREAK_STATES } from "@/lib/domain/break";
import { salesUnits } from "./sales-units";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const minor = (name: string) => bigint(name, { mode: "number" });

/**
 * When the books of a sales unit are compared next, and when that was last done to its end. Each night looks at the payments that changed
 * lately, and at a share of all of them.
 */
export const reconciliations = pgTable(
  "reconciliations",
  {
    merchantId: uuid("merchant_id").notNull(),
    msn: text("msn").notNull(),
    nextAt: instant("next_at").notNull(),
    checkedAt: instant("checked_at"),
    /** What happened up to here has been compared for good; null while that was never done. */
    comparedUntil: instant("compared_until"),
    /** The last reference of the pass over all payments, null between two passes; and how many of them a night takes. */
    wholeAfter: text("whole_after"),
    wholeShare: integer("whole_share").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.msn] }),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("reconciliations_due").on(table.nextAt),
  ],
);

/** Something that differs between portal, ledger and bank (lib/domain/break.ts). Seen again it is the same row. */
export const breaks = pgTable(
  "breaks",
  {
    merchantId: uuid("merchant_id").notNull(),
    id: uuid("id").notNull().defaultRandom(),
    msn: text("msn").notNull(),
    kind: text("kind", { enum: BREAK_KINDS }).notNull(),
    /** What it is about, written so that the same break has the same text. */
    subject: text("subject").notNull(),
    /** Of the payment, in its sales unit. */
    reference: text("reference"),
    ledgerId: text("ledger_id"),
    settlementNumber: text("settlement_number"),
    /** A line of the ledger's funds. */
    position: bigint("position", { mode: "number" }),
    bankLineId: uuid("bank_line_id"),
    day: date("day", { mode: "string" }),
    currency: char("currency", { length: 3 }).notNull(),
    expectedMinor: minor("expected_minor").notNull(),
    foundMinor: minor("found_minor").notNull(),
    foundCurrency: char("found_currency", { length: 3 }),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    state: text("state", { enum: BREAK_STATES }).notNull(),
    /** Since when it stands like that. */
    stateAt: instant("state_at").notNull(),
    reason: text("reason"),
    explainedBy: uuid("explained_by"),
    ownerId: uuid("owner_id"),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("breaks_subject").on(table.merchantId, table.msn, table.kind, table.subject),
    foreignKey({
      columns: [table.merchantId, table.msn],
      foreignColumns: [salesUnits.merchantId, salesUnits.msn],
    }),
    index("breaks_by_state").on(table.merchantId, table.state, table.firstSeenAt, table.id),
  ],
);
