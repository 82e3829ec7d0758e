import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { FoundBreak } from "./found-break";
import {
  abortedPayouts,
  type DayGap,
  dayGaps,
  type KnownLedger,
  ledgersOf,
  oddSettlements,
} from "./ledger-repository";

const LINES_AT_ONCE = 50_000;
/** Lines are kept for good, so settlements of longer ago need not be counted again. */
const COUNTED_AGAIN_MS = 35 * 86_400_000;

/** Looks whether the ledgers that stand under a unit go on from day to day and make their settlements. */
export async function checkLedgers(scope: Scope, msn: string): Promise<FoundBreak[]> {
  const found: FoundBreak[] = [];
  for (const ledger of await scope.read((tx) => ledgersOf(tx, msn))) {
    const gaps: DayGap[] = [];
    for (let from = 1; from <= ledger.fundsCount; from += LINES_AT_ONCE)
      gaps.push(...(await scope.read((tx) => dayGaps(tx, ledger.id, from, from + LINES_AT_ONCE - 1))));
    found.push(...gaps.map((gap) => gapBreak(ledger, gap)), ...(await settlementBreaks(scope, ledger, gaps)));
  }
  return found;
}

function gapBreak({ id, currency }: KnownLedger, { position, day, expected, found }: DayGap): FoundBreak {
  return {
    ...{ kind: "ledger_gap", subject: `${id} ${position}`, ledgerId: id, position, day },
    ...{ currency, foundCurrency: null, expectedMinor: expected, foundMinor: found },
  };
}

async function settlementBreaks(
  scope: Scope,
  ledger: KnownLedger,
  gaps: readonly DayGap[],
): Promise<FoundBreak[]> {
  const since = new Date(now().getTime() - COUNTED_AGAIN_MS);
  const [odd, aborted] = await scope.read(
    async (tx) => [await oddSettlements(tx, ledger.id, since), await abortedPayouts(tx, ledger.id)] as const,
  );
  const common = { ledgerId: ledger.id, currency: ledger.currency, foundCurrency: null };
  const sums = odd.flatMap(({ number, expected, closing, periodTo, ...one }): FoundBreak[] => {
    // A gap between two days is a break of its own: where it makes all of the difference, the settlement is none.
    const inside = gaps.filter(({ position }) => position >= one.positionFrom && position <= one.positionTo);
    // The opening balance is what stands before the first line: a gap before that makes no difference in here.
    const missing = inside.reduce(
      (sum, gap) => (gap.position > one.positionFrom ? sum + gap.found - gap.expected : sum),
      0,
    );
    if (inside.length === one.breakCount && closing - expected === missing) return [];
    const place = { subject: `${ledger.id} ${number}`, settlementNumber: number, day: periodTo };
    return [{ kind: "settlement_sum", ...place, ...common, expectedMinor: expected, foundMinor: closing }];
  });
  const returned = aborted.map(({ number, day, minor }): FoundBreak => {
    const place = { subject: `${ledger.id} ${number}`, settlementNumber: number, day };
    return { kind: "payout_aborted", ...place, ...common, expectedMinor: minor, foundMinor: 0 };
  });
  return [...sums, ...returned];
}
