import type { SalesUnit } from "../sales-unit";
import { addDays } from "./days";
import { type LedgerEntry, type LedgerState, ledgerIdOf } from "./ledger";
import type { LedgerDesk } from "./ledger-desk";
import { payoutDate, termsOn } from "./settlement-terms";
import { dayAt } from "./zone-time";

/** What the controls show of a payout, which the Report API has only as an entry. */
export type Payout = {
  payoutNumber: number;
  /** First and last ledger date in it. */
  from: string;
  to: string;
  /** The bank day on which the money leaves. */
  payoutDate: string;
  amount: number;
  text: string;
  state: "scheduled" | "paid" | "aborted";
};

export type LedgerView = {
  msn: string;
  ledgerId: string;
  name: string;
  currency: string;
  settlement: Omit<ReturnType<typeof termsOn>, "from">;
  openDate: string;
  completeUntil: string | undefined;
  balance: LedgerState["balance"];
  openToAccountants: boolean;
  /** The latest first. */
  payouts: Payout[];
};

export function payoutNumberOf({ pspReference }: LedgerEntry): number {
  return Number(pspReference.split("-").at(-1));
}

function viewPayouts(
  unit: SalesUnit,
  state: LedgerState,
  entries: readonly LedgerEntry[],
  aborted: ReadonlySet<string>,
  today: string,
): Payout[] {
  return entries.map((entry, index) => {
    const { ledgerDate: to, amount, reference: text, pspReference } = entry;
    const before = entries[index + 1];
    const paidOn = payoutDate(to, termsOn(unit, to).period, unit.market);
    const done = paidOn <= today ? "paid" : "scheduled";
    return {
      ...{ payoutNumber: payoutNumberOf(entry), to, amount: -amount, text, payoutDate: paidOn },
      from: before ? addDays(before.ledgerDate, 1) : state.firstDate,
      state: aborted.has(pspReference) ? "aborted" : done,
    };
  });
}

/** A ledger as of now, with its latest payouts. */
export async function describeLedger(
  desk: LedgerDesk,
  unit: SalesUnit,
  now: number,
  payouts: number,
): Promise<LedgerView> {
  const { msn, name, currency, timeZone } = unit;
  const today = dayAt(now, timeZone);
  const state = await desk.bringUpToDate(unit);
  const { from: _from, ...settlement } = termsOn(unit, state?.openDate ?? today);
  // One more than is shown: the last one shown begins where that one ended.
  const found = await desk.keeper.payouts(msn, payouts + 1);
  const aborted = new Set(await desk.keeper.aborted(msn));
  return {
    ...{ msn, ledgerId: ledgerIdOf(msn), name, currency, settlement },
    openDate: state?.openDate ?? today,
    completeUntil: state?.completeUntil,
    balance: state?.balance ?? { funds: 0, fees: 0 },
    openToAccountants: !unit.closedToAccountants,
    payouts: state ? viewPayouts(unit, state, found, aborted, today).slice(0, payouts) : [],
  };
}
