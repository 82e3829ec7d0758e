import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { captureDeadlineOf } from "@/lib/domain/capture-period";
import { mergeable, nextPollAt, sameAmounts } from "@/lib/domain/platform-view";
import { log } from "@/lib/log";
import type { PlatformEvent, PlatformPayment } from "@/lib/payments-api/wire";
import { keepEvents } from "./event-repository";
import { mergedWith } from "./payment-merge";
import { amountsOf, currencyOf, type PaymentChange, type PaymentRow, updatePayment } from "./repository";
import { settleFromLog } from "./settle-from-log";

/** A payment and its event log as the platform showed them. The log was read after the payment. */
export type Snapshot = { readonly payment: PlatformPayment; readonly events: readonly PlatformEvent[] };

/** A payment that cannot be read now must not stand first in line at every sweep. */
export const TRY_LATER_MS = 15 * 60_000;

/** A row as it is before a reading; what the database works out by itself is left out. */
export type KnownRow = Omit<PaymentRow, "searchText">;

/**
 * Brings a locked row up to date with what the platform showed: amounts never go down and final states never reopen, so
 * readings may arrive late, twice or in any order. Gives what the audit log says, or undefined where no money was seen to move.
 * A reading that cannot be of the same payment ("contradiction") is kept out; the payment is read again later.
 */
export async function mergeSnapshot(
  tx: WriteTx,
  row: PaymentRow,
  snapshot: Snapshot,
): Promise<AuditEntry | "contradiction" | undefined> {
  if (!mergeable(amountsOf(row), snapshot.payment.aggregate)) {
    log.error({ payment: row.id }, "the platform's amounts contradict what is known of a payment");
    const nextPollAt = row.nextPollAt && new Date(now().getTime() + TRY_LATER_MS);
    await updatePayment(tx, row.id, { nextPollAt });
    return "contradiction";
  }
  await keepEvents(tx, [{ row, events: snapshot.events }]);
  const settled = await settleFromLog(tx, row, snapshot.events);
  const { change, moved } = changeBy(snapshot, row, settled.stillOpen);
  const news = moved || settled.changed;
  await updatePayment(tx, row.id, { ...change, version: news ? row.version + 1 : row.version });
  if (!news) return undefined;
  const { state, authorizedMinor, capturedMinor, refundedMinor, cancelledMinor } = change;
  const sums = { authorizedMinor, capturedMinor, refundedMinor, cancelledMinor, currency: row.currency };
  const details = { state, ...sums, operations: settled.ids };
  return { action: "payment.synced", subject: `payment:${row.id}`, msn: row.msn, details };
}

/** What a reading changes in a row, and whether money moved in it. */
export function changeBy({ payment, events }: Snapshot, row: KnownRow, stillOpen: boolean) {
  const merged = mergedWith(row, payment);
  const moved = merged.state !== row.state || !sameAmounts(amountsOf(row), amountsOf({ ...row, ...merged }));
  const change = {
    ...merged,
    ...reservations(row, merged, stillOpen),
    ...facts(row, payment, events),
    syncedAt: now(),
    nextPollAt: pollTime({ ...row, ...merged }, events) ?? null,
  } satisfies PaymentChange;
  return { change, moved };
}

type Merged = ReturnType<typeof mergedWith>;

// Money that moved elsewhere in the meantime leaves less to set aside for what is still open here.
function reservations(row: KnownRow, merged: Merged, stillOpen: boolean) {
  if (!stillOpen) return { captureReservedMinor: 0, refundReservedMinor: 0 };
  const free = merged.authorizedMinor - merged.capturedMinor - merged.cancelledMinor;
  const refundable = merged.capturedMinor - merged.refundedMinor;
  return {
    captureReservedMinor: Math.min(row.captureReservedMinor, Math.max(0, free)),
    refundReservedMinor: Math.min(row.refundReservedMinor, Math.max(0, refundable)),
  };
}

/** What the readings say beside the amounts. Nothing that is known is forgotten. */
function facts(row: KnownRow, payment: PlatformPayment, events: readonly PlatformEvent[]) {
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

function pollTime(row: KnownRow, events: readonly PlatformEvent[]): Date | undefined {
  const { state, createdAt } = row;
  const times = events.map(({ timestamp }) => timestamp.getTime());
  const lastChangeAt = new Date(Math.max(createdAt.getTime(), ...times));
  return nextPollAt({ state, amounts: amountsOf(row), createdAt, lastChangeAt }, now());
}
