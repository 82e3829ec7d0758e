import type { Scope } from "@/lib/access/use-case";
import {
  comparePayment,
  type Horizon,
  type LedgerMovement,
  type Move,
  type Movement,
  type PortalSide,
} from "@/lib/domain/compare-payment";
import { differingReferences, ledgerReachOf, ledgerRows, portalRows } from "./compare-repository";
import type { FoundBreak } from "./found-break";

/** The report comes later than what it tells of, by hours on a bad day. */
const LAG_MS = 12 * 3_600_000;
const AT_ONCE = 2_000;

type Portal = Awaited<ReturnType<typeof portalRows>>[number];
type Line = Awaited<ReturnType<typeof ledgerRows>>[number];

/** Compares all payments of a unit with its ledger, a batch at a time; nothing while the ledger was not read to its end. */
export async function* checkPayments(scope: Scope, msn: string): AsyncGenerator<FoundBreak[]> {
  const horizon = await horizonOf(scope, msn);
  if (!horizon) return;
  let after: string | null = "";
  while (after !== null) {
    const from: string = after;
    const { found, last } = await scope.read(async (tx) => {
      const batch = await differingReferences(tx, msn, from, AT_ONCE);
      const { references } = batch;
      if (references.length === 0) return { found: [], last: batch.last };
      const sides = [await portalRows(tx, msn, references), await ledgerRows(tx, msn, references)] as const;
      return { found: compare(references, ...sides, horizon), last: batch.last };
    });
    if (found.length > 0) yield found;
    after = last;
  }
}

async function horizonOf(scope: Scope, msn: string): Promise<Horizon | undefined> {
  const reach = await scope.read((tx) => ledgerReachOf(tx, msn));
  if (!reach?.from || !reach.readBy) return undefined;
  return { from: reach.from.getTime(), settledBy: reach.readBy.getTime() - LAG_MS };
}

function compare(
  references: readonly string[],
  payments: readonly Portal[],
  lines: readonly Line[],
  horizon: Horizon,
): FoundBreak[] {
  const portal = new Map(payments.map((one) => [one.row.reference, one]));
  return references.flatMap((reference) => {
    const known = portal.get(reference);
    const own = lines.filter((line) => line.reference === reference);
    const found = comparePayment(known && portalSide(known), own.map(ledgerSide), horizon);
    return found.map(({ move, ...figures }): FoundBreak => {
      const subject = move ? `${reference} ${move}` : reference;
      return { ...figures, subject, reference };
    });
  });
}

function portalSide({ row, events, settledAt }: Portal): PortalSide {
  const logged = events.map(
    ({ name, amountMinor, at }): Movement => ({
      ...{ move: name === "CAPTURED" ? "capture" : "refund", minor: amountMinor, at: at.getTime() },
    }),
  );
  // What a reading or an own operation told before the log did happened at that moment at the latest.
  const toldAt = Math.max((row.syncedAt ?? row.createdAt).getTime(), settledAt?.getTime() ?? 0);
  const rest = (move: Move, total: number): Movement[] => {
    const minor = total - logged.reduce((sum, one) => (one.move === move ? sum + one.minor : sum), 0);
    return minor > 0 ? [{ move, minor, at: toldAt }] : [];
  };
  return {
    currency: row.currency,
    movements: [...logged, ...rest("capture", row.capturedMinor), ...rest("refund", row.refundedMinor)],
    inFlight: { capture: row.captureReservedMinor, refund: row.refundReservedMinor },
  };
}

function ledgerSide({
  entryType,
  amountMinor,
  happenedAt,
  currency,
  pspReference,
  looked,
}: Line): LedgerMovement {
  const move = entryType === "capture" ? "capture" : "refund";
  const minor = move === "capture" ? amountMinor : 0 - amountMinor;
  return { move, minor, at: happenedAt.getTime(), currency, key: pspReference, looked };
}
