/** A line that clears a topic's balance of fees: kept back from a payout, or invoiced. Positions as on its topic. */
export type FeeMark = {
  readonly position: number;
  readonly entryType: string;
  readonly pspReference: string | null;
  readonly happenedAt: Date;
};

/** Lines of the fees after one position and up to another; none where both are the same. */
export type FeeWindow = { readonly gross: boolean; readonly feesAfter: number; readonly feesUpTo: number };

/** What clears fees on both topics of a ledger, in their order, and how many lines of the fees there are by now. */
export type LedgerMarks = {
  readonly funds: readonly FeeMark[];
  readonly fees: readonly FeeMark[];
  readonly feesCount: number;
};

type Payout = { readonly positionFrom: number; readonly positionTo: number; readonly scheduledAt: Date };

const NOTHING: FeeWindow = { gross: false, feesAfter: 0, feesUpTo: 0 };

/**
 * Which lines of the fees a payout paid. Each `fees-retained` of the funds has its mirror on the fees, by the same platform reference
 * or else by its place among them; it took along the fees since the line that cleared them before. Never by date: a fee may come days
 * after its sale. A payout without one pays no fees; it is gross where the fees were invoiced instead, and then any fee of its sales
 * counts.
 */
export function feeWindow(payout: Payout, { funds, fees, feesCount }: LedgerMarks): FeeWindow {
  const retained = fees.filter(({ entryType }) => entryType === "fees-retained");
  const mirrors = funds.flatMap((mark, index) => {
    const inside = mark.position >= payout.positionFrom && mark.position <= payout.positionTo;
    const mirror = inside ? mirrorOf(mark, index, retained) : undefined;
    return inside ? [mirror] : [];
  });
  if (mirrors.length === 0)
    return isInvoiced(payout, fees) ? { gross: true, feesAfter: 0, feesUpTo: feesCount } : NOTHING;
  const known = mirrors.flatMap((mirror) => mirror?.position ?? []);
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return NOTHING;
  const before = fees.findLast(({ position }) => position < first);
  return { gross: false, feesAfter: before?.position ?? 0, feesUpTo: last };
}

function mirrorOf(mark: FeeMark, index: number, retained: readonly FeeMark[]): FeeMark | undefined {
  const { pspReference } = mark;
  const same = pspReference && retained.find((one) => one.pspReference === pspReference);
  if (same) return same;
  const there = retained[index];
  return there && (there.pspReference === null || pspReference === null) ? there : undefined;
}

/** By the line that cleared the fees next, or of late where none has since. */
function isInvoiced({ scheduledAt }: Payout, fees: readonly FeeMark[]): boolean {
  const next = fees.find(({ happenedAt }) => happenedAt >= scheduledAt) ?? fees.at(-1);
  return next?.entryType === "fees-invoiced";
}
