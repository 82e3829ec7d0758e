/**
 * What can differ between the portal, the platform's ledger and the bank. Expected is what the side that is asked second should say:
 * the portal's figure of a payment, the sum of a settlement's lines, the payout as scheduled.
 */
export const BREAK_KINDS = [
  "not_in_portal",
  "not_in_ledger",
  "amount_differs",
  "currency_differs",
  "duplicate_entry",
  "settlement_sum",
  "ledger_gap",
  "payout_aborted",
  "payout_not_at_bank",
  "bank_line_alone",
  "bank_amount_differs",
] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** `gone`: it was gone at a later look, without anybody's doing. `reopened`: it came back, or its figures changed. */
export const BREAK_STATES = ["open", "reopened", "explained", "gone"] as const;
export type BreakState = (typeof BREAK_STATES)[number];

/** Those that wait for a person. */
export const WAITING_STATES = ["open", "reopened"] as const satisfies readonly BreakState[];

export function waits(state: BreakState): boolean {
  return WAITING_STATES.some((one) => one === state);
}

/** Amounts in whole minor units, signed as money that came in. */
export type BreakFigures = {
  readonly currency: string;
  readonly expectedMinor: number;
  readonly foundMinor: number;
  /** Of what was found, where it is another than what was expected. */
  readonly foundCurrency: string | null;
};

function sameFigures(a: BreakFigures, b: BreakFigures): boolean {
  return (
    a.currency === b.currency &&
    a.foundCurrency === b.foundCurrency &&
    a.expectedMinor === b.expectedMinor &&
    a.foundMinor === b.foundMinor
  );
}

/** How a known break stands once it was seen again: what a person explained stays explained unless its figures change. */
export function stateSeenAgain(kept: BreakFigures & { state: BreakState }, seen: BreakFigures): BreakState {
  if (kept.state === "gone") return "reopened";
  return kept.state === "explained" && !sameFigures(kept, seen) ? "reopened" : kept.state;
}

/** How it stands once it is gone: what waited for a person is done with; what a person said stays said. */
export function stateOnceGone(state: BreakState): BreakState {
  return waits(state) ? "gone" : state;
}
