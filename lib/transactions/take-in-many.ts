import type { WriteTx } from "@/lib/access/tenant-db";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { blankRow } from "./blank-row";
import { keepEvents } from "./event-repository";
import { foreignEvents } from "./match-events";
import { changeBy, type Snapshot } from "./merge-snapshot";
import { insertOperations } from "./operation-repository";
import { insertPayments, knownReferences } from "./repository";
import type { SalesUnitRow } from "./sales-unit-repository";
import { foreignOperation } from "./settle-from-log";
import { takeIn } from "./take-in-payment";

/** Takes readings of one sales unit in: those of unknown payments with three statements for all of them together. */
export async function takeInMany(
  tx: WriteTx,
  unit: SalesUnitRow,
  snapshots: readonly Snapshot[],
): Promise<void> {
  const references = snapshots.map(({ payment }) => payment.reference);
  const known = await knownReferences(tx, unit.msn, references);
  const fresh = snapshots.filter(({ payment }) => !known.has(payment.reference));
  const late = await insertFresh(tx, unit, fresh);
  const rest = snapshots.filter(({ payment }) => known.has(payment.reference));
  for (const snapshot of [...rest, ...late]) await takeIn(tx, unit, snapshot);
}

/** Gives back those that someone else made in the meantime. */
async function insertFresh(tx: WriteTx, unit: SalesUnitRow, fresh: readonly Snapshot[]): Promise<Snapshot[]> {
  if (fresh.length === 0) return [];
  const stories = fresh.map((snapshot) => {
    const blank = blankRow(unit, snapshot);
    return { snapshot, row: { ...blank, ...changeBy(snapshot, blank, false).change } };
  });
  // A payment locks the sums of its status and day until the end: taken in one order, two imports never wait in a circle.
  const order = ({ row }: (typeof stories)[number]) => PAYMENT_STATUSES.indexOf(row.status);
  stories.sort((a, b) => order(a) - order(b) || a.row.createdAt.getTime() - b.row.createdAt.getTime());
  const kept = await insertPayments(
    tx,
    stories.map(({ row }) => row),
  );
  const ours = stories.filter(({ row }) => kept.has(row.id));
  await keepEvents(
    tx,
    ours.map(({ row, snapshot }) => ({ row, events: snapshot.events })),
  );
  const foreign = ours.flatMap(({ row, snapshot }) =>
    foreignEvents([], snapshot.events).flatMap((event) => foreignOperation(row, event) ?? []),
  );
  await insertOperations(tx, foreign);
  return stories.filter(({ row }) => !kept.has(row.id)).map(({ snapshot }) => snapshot);
}
