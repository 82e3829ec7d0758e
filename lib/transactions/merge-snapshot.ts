import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { captureDeadlineOf } from "@/lib/domain/capture-period";
import { nextPollAt, sameAmounts } from "@/lib/domain/platform-view";
import type { PlatformEvent, PlatformPayment } from "@/lib/payments-api/wire";
import { keepEvents } from "./event-repository";
import { mergedWith } from "./payment-merge";
import { amountsOf, currencyOf, type PaymentChange, type PaymentRow, updatePayment } from "./repository";
import { settleFromLog } from "./settle-from-log";

/** A payment and its event log as the platform showed them. The log was read after the payment. */
export type Snapshot = { readonly payment: PlatformPayment; readonly events: readonly PlatformEvent[] };

/**
 * Brings a locked row up to date with what the platform showed: amounts never go down and final states never reopen, so
 * readings may arrive late, twice or in any order. Gives what the audit log says, or undefined where no money was seen to move.
 */
export async function mergeSnapshot(
  tx: WriteTx,
  row: PaymentRow,
  { payment, events }: Snapshot,
): Promise<AuditEntry | undefined> {
  const before = amountsOf(row);
  await keepEvents(tx, row, events);
  const settled = await settleFromLog(tx, row, events);
  const merged = mergedWith(row, payment);
  const after = amountsOf({ ...row, ...merged });
  const moved = merged.state !== row.state || !sameAmounts(before, after);
  const change: PaymentChange = {
    ...merged,
    ...reservations(row, merged, settled.stillOpen),
    ...facts(row, payment, events),
    version: moved || settled.changed ? row.version + 1 : row.version,
    syncedAt: now(),
  };
  const nextPollAt = pollTime({ ...row, ...merged }, events) ?? null;
  await updatePayment(tx, row.id, { ...change, nextPollAt });
  if (!moved && !settled.changed) return undefined;
  const { captured, refunded, cancelled, authorized } = after;
  const details = {
    state: merged.state,
    authorizedMinor: authorized.minor,
    capturedMinor: captured.minor,
    refundedMinor: refunded.minor,
    cancelledMinor: cancelled.minor,
    currency: row.currency,
    operations: settled.ids,
  };
  return { action: "payment.synced", subject: `payment:${row.id}`, msn: row.msn, details };
}

type Merged = ReturnType<typeof mergedWith>;

// Money that moved elsewhere in the meantime leaves less to set aside for what is still open here.
function reservations(row: PaymentRow, merged: Merged, stillOpen: boolean): PaymentChange {
  if (!stillOpen) return { captureReservedMinor: 0, refundReservedMinor: 0 };
  const free = merged.authorizedMinor - merged.capturedMinor - merged.cancelledMinor;
  const refundable = merged.capturedMinor - merged.refundedMinor;
  return {
    captureReservedMinor: Math.min(row.captureReservedMinor, Math.max(0, free)),
    refundReservedMinor: Math.min(row.refundReservedMinor, Math.max(0, refundable)),
  };
}

/** What the readings say beside the amounts. Nothing that is known is forgotten. */
function facts(row: PaymentRow, payment: PlatformPayment, events: readonly PlatformEvent[]): PaymentChange {
  const approval = events.find(({ name, success }) => name === "AUTHORIZED" && success);
  const authorizedAt = row.authorizedAt ?? approval?.timestamp ?? null;
  const guaranteed = payment.captureGuaranteedUntil ?? row.captureGuaranteedUntil ?? undefined;
  const { firstName, lastName, mobileNumber } = payment.userDetails ?? {};
  return {
    pspReference: payment.pspReference,
    authorizedAt,
    captureGuaranteedUntil: guaranteed ?? null,
    captureDeadline: authorizedAt && captureDeadlineOf(authorizedAt, currencyOf(row), guaranteed),
    customerName: [firstName, lastName].filter(Boolean).join(" ") || row.customerName,
    customerPhone: mobileNumber?.replace(/\D/g, "") || row.customerPhone,
  };
}

function pollTime(row: PaymentRow, events: readonly PlatformEvent[]): Date | undefined {
  const { state, createdAt } = row;
  const times = events.map(({ timestamp }) => timestamp.getTime());
  const lastChangeAt = new Date(Math.max(createdAt.getTime(), ...times));
  return nextPollAt({ state, amounts: amountsOf(row), createdAt, lastChangeAt }, now());
}
