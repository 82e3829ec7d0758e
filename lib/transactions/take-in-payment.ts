import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import { blankRow } from "./blank-row";
import { mergeSnapshot, type Snapshot } from "./merge-snapshot";
import { insertPayment, lockPaymentByReference, type PaymentRow } from "./repository";
import type { SalesUnitRow } from "./sales-unit-repository";

type TakenIn = {
  /** As it was before the reading. */
  readonly row: PaymentRow;
  readonly fresh: boolean;
  /** What the audit log says, where money was seen to move. */
  readonly entry: AuditEntry | "contradiction" | undefined;
};

/** Brings the payment's row up to date with a reading of the platform, or makes the row where there was none. */
export async function takeIn(tx: WriteTx, unit: SalesUnitRow, snapshot: Snapshot): Promise<TakenIn> {
  const place = { msn: unit.msn, reference: snapshot.payment.reference };
  const known = await lockPaymentByReference(tx, place);
  const made = known ? undefined : await insertPayment(tx, blankRow(unit, snapshot));
  // Where someone else made it in between, theirs is taken once they are done.
  const row = known ?? made ?? (await lockPaymentByReference(tx, place));
  if (!row) throw new Error(`payment ${place.reference} could not be kept`);
  return { row, fresh: made !== undefined, entry: await mergeSnapshot(tx, row, snapshot) };
}
