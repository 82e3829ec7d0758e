/** `funds`: sales, refunds and what was paid out. `fees`: what the platform takes for each capture. */
export const LEDGER_TOPICS = ["funds", "fees"] as const;
export type LedgerTopic = (typeof LEDGER_TOPICS)[number];

/** `scheduled`: on its way. `aborted`: the money came back to the ledger. `paid`: a line of the bank's statement matches it. */
export const SETTLEMENT_STATES = ["scheduled", "aborted", "paid"] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** What people are told: the money of a payout whose day has passed has left the platform, whether or not a bank's line was seen. */
export type ShownState = SettlementState | "sent";

/** Days are `YYYY-MM-DD`. */
export function shownState(state: SettlementState, payoutDate: string, today: string): ShownState {
  return state === "scheduled" && payoutDate < today ? "sent" : state;
}

/** What of a line the sums need: whole minor units, signed as the platform writes them. */
export type LedgerLine = {
  readonly entryType: string;
  readonly amountMinor: number;
  readonly balanceBeforeMinor: number;
  readonly balanceAfterMinor: number;
};

/** The terms of opening + captured + refunded + fees + corrected − paid out = closing; refunds and fees are negative. */
export type Terms = {
  readonly openingMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  readonly feesMinor: number;
  readonly correctedMinor: number;
  readonly paidOutMinor: number;
  readonly closingMinor: number;
};

export const TERMS = ["captured", "refunded", "fees", "corrected", "paidOut"] as const;
export type Term = (typeof TERMS)[number];

// The type of 2023 and the one of today mean the same.
const TERM_OF: Record<string, Term> = {
  capture: "captured",
  refund: "refunded",
  "fees-retained": "fees",
  "payout-scheduled": "paidOut",
  "scheduled-for-payout": "paidOut",
};

/** The types that make a term; corrections are every type that is none of these. */
export function typesOf(term: Exclude<Term, "corrected">): string[] {
  return Object.keys(TERM_OF).filter((type) => TERM_OF[type] === term);
}

/** Which term a line of the funds belongs to. Types that are new to the portal count as corrections: nothing is left out. */
export function termOf(entryType: string): Term {
  return TERM_OF[entryType] ?? "corrected";
}

/** Sums the lines of one payout, in the order of the ledger; the last one is the payout itself. At least one line. */
export function sumTerms(lines: readonly LedgerLine[]): Terms {
  const [first, last] = [lines.at(0), lines.at(-1)];
  if (!first || !last) throw new Error("a settlement has at least one line");
  const sum = (term: Term) =>
    lines.reduce((total, line) => (termOf(line.entryType) === term ? total + line.amountMinor : total), 0);
  return {
    openingMinor: first.balanceBeforeMinor,
    capturedMinor: sum("captured"),
    refundedMinor: sum("refunded"),
    feesMinor: sum("fees"),
    correctedMinor: sum("corrected"),
    // Minus zero is a number that tests and people stumble over.
    paidOutMinor: 0 - sum("paidOut"),
    closingMinor: last.balanceAfterMinor,
  };
}

/** By how much the terms miss the closing balance; 0 where they add up. */
export function differenceOf(terms: Terms): number {
  const {
    openingMinor,
    capturedMinor,
    refundedMinor,
    feesMinor,
    correctedMinor,
    paidOutMinor,
    closingMinor,
  } = terms;
  const expected = openingMinor + capturedMinor + refundedMinor + feesMinor + correctedMinor - paidOutMinor;
  return closingMinor - expected;
}

export type Break = {
  readonly index: number;
  readonly differenceMinor: number;
  readonly kind: "gap" | "sum";
};

/**
 * The very lines that make a difference. `gap`: its balance does not go on where the line before ended, so lines are missing
 * between the two; the first line is not asked what came before it. `sum`: before and amount do not make after.
 */
export function findBreaks(lines: readonly LedgerLine[]): Break[] {
  return lines.flatMap((line, index): Break[] => {
    const before = lines[index - 1]?.balanceAfterMinor ?? line.balanceBeforeMinor;
    const gap = line.balanceBeforeMinor - before;
    const sum = line.balanceAfterMinor - line.balanceBeforeMinor - line.amountMinor;
    return [
      ...(gap === 0 ? [] : [{ index, differenceMinor: gap, kind: "gap" as const }]),
      ...(sum === 0 ? [] : [{ index, differenceMinor: sum, kind: "sum" as const }]),
    ];
  });
}

/** The number of a payout out of its platform id, `<ledger>-<number>`; of another form it is the id itself. */
export function payoutNumber(ledgerId: string, pspReference: string): string {
  const prefix = `${ledgerId}-`;
  return pspReference.startsWith(prefix) ? pspReference.slice(prefix.length) : pspReference;
}

/** Types of lines that have a name in the catalogue. */
const NAMED_TYPES = [
  "capture",
  "refund",
  "fees-retained",
  "payout-scheduled",
  "payout-aborted",
  "retained-disputed-capture",
  "returned-disputed-capture",
  "correction",
  "top-up",
  "credit-note",
] as const;

// The name of 2023 for the same thing.
const NAMED_NOW: Record<string, (typeof NAMED_TYPES)[number]> = {
  "scheduled-for-payout": "payout-scheduled",
};

/** The catalogue's name for a line's type; undefined for one that is new to the portal. */
export function typeNameOf(entryType: string): (typeof NAMED_TYPES)[number] | undefined {
  return NAMED_NOW[entryType] ?? NAMED_TYPES.find((one) => one === entryType);
}
