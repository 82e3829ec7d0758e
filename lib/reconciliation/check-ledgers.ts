import type { ReadTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { FoundBreak } from "./found-break";
import {
  type AbortedPayout,
  abortedPayouts,
  type DayGap,
  dayGaps,
  type KnownLedger,
  lastLineBefore,
  ledgersOf,
  type OddSettlement,
  oddSettlements,
  waitingGapPositions,
} from "./ledger-repository";

const LINES_AT_ONCE = 50_000;
/** Lines are kept for good, so those of longer ago need not be looked at or counted again. */
const LOOKED_AGAIN_DAYS = 35;

export type LookedAt = { readonly found: FoundBreak[]; readonly ledgers: readonly KnownLedger[] };

/** Looks whether the ledgers that stand under a unit go on from day to day and make their settlements. */
export async function checkLedgers(scope: Scope, msn: string): Promise<LookedAt> {
  const known = await scope.read((tx) => ledgersOf(tx, msn));
  const since = new Date(now().getTime() - LOOKED_AGAIN_DAYS * 86_400_000);
  const found: FoundBreak[] = [];
  for (const ledger of known) {
    const { odd, aborted, spans } = await scope.read((tx) => whatToLookAt(tx, ledger, since));
    const gaps = await gapsOf(scope, ledger, spans);
    found.push(...gaps.map((gap) => gapBreak(ledger, gap)));
    found.push(...settlementBreaks(ledger, gaps, odd), ...aborted.map((one) => abortedBreak(ledger, one)));
  }
  return { found, ledgers: known };
}

type Span = readonly [from: number, to: number];

/** Settlements that do not add up, payouts that came back, and lines: new ones, those of the last weeks, of such settlements, and gaps. */
async function whatToLookAt(tx: ReadTx, { id, fundsCount, lookedPosition }: KnownLedger, since: Date) {
  const odd = await oddSettlements(tx, id, since);
  const aborted = await abortedPayouts(tx, id);
  const day = since.toISOString().slice(0, 10);
  const recent = 1 + (await lastLineBefore(tx, id, lookedPosition, day));
  const spans: Span[] = [
    ...odd.map(({ positionFrom, positionTo }) => [positionFrom, positionTo] as const),
    ...(await waitingGapPositions(tx, id)).map((position) => [position, position] as const),
    ...Array.from({ length: Math.ceil((fundsCount - recent + 1) / LINES_AT_ONCE) }, (_, nth) => {
      const from = recent + nth * LINES_AT_ONCE;
      return [from, from + LINES_AT_ONCE - 1] as const;
    }),
  ];
  return { odd, aborted, spans };
}

async function gapsOf(scope: Scope, { id }: KnownLedger, spans: readonly Span[]): Promise<DayGap[]> {
  const gaps = new Map<number, DayGap>();
  for (const [from, to] of spans)
    for (const gap of await scope.read((tx) => dayGaps(tx, id, from, to))) gaps.set(gap.position, gap);
  return [...gaps.values()].sort((a, b) => a.position - b.position);
}

function gapBreak({ id, currency }: KnownLedger, { position, day, expected, found }: DayGap): FoundBreak {
  return {
    ...{ kind: "ledger_gap", subject: `${id} ${position}`, ledgerId: id, position, day },
    ...{ currency, foundCurrency: null, expectedMinor: expected, foundMinor: found },
  };
}

function settlementBreaks(
  ledger: KnownLedger,
  gaps: readonly DayGap[],
  odd: readonly OddSettlement[],
): FoundBreak[] {
  return odd.flatMap(({ number, expected, closing, periodTo, ...one }): FoundBreak[] => {
    // A gap between two days is a break of its own: where it makes all of the difference, the settlement is none.
    const inside = gaps.filter(({ position }) => position >= one.positionFrom && position <= one.positionTo);
    // The opening balance is what stands before the first line: a gap before that makes no difference in here.
    const missing = inside.reduce(
      (sum, gap) => (gap.position > one.positionFrom ? sum + gap.found - gap.expected : sum),
      0,
    );
    if (inside.length === one.breakCount && closing - expected === missing) return [];
    const place = { subject: `${ledger.id} ${number}`, settlementNumber: number, day: periodTo };
    return [
      { kind: "settlement_sum", ...place, ...inOf(ledger), expectedMinor: expected, foundMinor: closing },
    ];
  });
}

function abortedBreak(ledger: KnownLedger, { number, day, minor }: AbortedPayout): FoundBreak {
  const place = { subject: `${ledger.id} ${number}`, settlementNumber: number, day };
  return { kind: "payout_aborted", ...place, ...inOf(ledger), expectedMinor: minor, foundMinor: 0 };
}

const inOf = ({ id, currency }: KnownLedger) => ({ ledgerId: id, currency, foundCurrency: null });
