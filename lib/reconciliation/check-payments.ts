import type { Scope } from "@/lib/access/use-case";
import {
  comparePayment,
  type Horizon,
  type LedgerMovement,
  type Move,
  type Movement,
  type PortalSide,
} from "@/lib/domain/compare-payment";
import { differingReferences, ledgerReachOf, ledgerRows, portalRows, type Span } from "./compare-repository";
import type { FoundBreak } from "./found-break";
import {
  CHANGES,
  type Change,
  changedReferences,
  from,
  type Place,
  referenceFurtherOn,
  waitingReferences,
} from "./look-repository";
import type { Look } from "./plan-look";

/** The report comes later than what it tells of, by hours on a bad day. */
const LAG_MS = 12 * 3_600_000;
const AT_ONCE = 2_000;

type Portal = Awaited<ReturnType<typeof portalRows>>[number];
type Line = Awaited<ReturnType<typeof ledgerRows>>[number];

/** Compares the payments of a unit that a look is at with its ledger, a batch at a time. */
export async function* checkPayments(
  scope: Scope,
  msn: string,
  look: Look,
  horizon: Horizon,
): AsyncGenerator<FoundBreak[]> {
  for await (const span of spansOf(scope, msn, look)) {
    const found = await scope.read(async (tx) => {
      const references = await differingReferences(tx, msn, span);
      if (references.length === 0) return [];
      const sides = [await portalRows(tx, msn, references), await ledgerRows(tx, msn, references)] as const;
      return compare(references, ...sides, horizon);
    });
    if (found.length > 0) yield found;
  }
}

/** What changed, in the order of its changes; what waits for a person, so that it is closed the night it is gone; and the share. */
async function* spansOf(scope: Scope, msn: string, { since, after, upTo }: Look): AsyncGenerator<Span> {
  if (since) {
    for (const change of CHANGES) yield* changedSince(scope, msn, change, from(since));
    const waiting = await scope.read((tx) => waitingReferences(tx, msn));
    for (let at = 0; at < waiting.length; at += AT_ONCE) yield waiting.slice(at, at + AT_ONCE);
  }
  let place: string | null = after;
  while (place !== null) {
    const begun: string = place;
    place = await scope.read((tx) => referenceFurtherOn(tx, msn, begun, AT_ONCE, upTo));
    yield { after: begun, upTo: place ?? upTo };
  }
}

async function* changedSince(
  scope: Scope,
  msn: string,
  change: Change,
  since: Place,
): AsyncGenerator<string[]> {
  let after: Place | undefined = since;
  while (after) {
    const begun: Place = after;
    const page = await scope.read((tx) => changedReferences(tx, msn, change, begun, AT_ONCE));
    if (page.length > 0) yield [...new Set(page.map(({ reference }) => reference))];
    after = page.length < AT_ONCE ? undefined : page.at(-1);
  }
}

/** Until when the ledger tells all; undefined while it was not read to its end. */
export async function horizonOf(scope: Scope, msn: string): Promise<Horizon | undefined> {
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
