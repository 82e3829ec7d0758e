import { randomUUID } from "node:crypto";
import { now } from "@/lib/clock";
import type { KnownRow, Snapshot } from "./merge-snapshot";
import type { SalesUnitRow } from "./sales-unit-repository";

// Neither payment nor event tells how it was started, so the kind of sales unit stands for the channel.
const CHANNEL = { online: "online", in_person: "in_person", vm_number: "in_person" } as const;

/** The row of a payment that the portal has just heard of, before anything of its story is merged in. */
export function blankRow(unit: SalesUnitRow, { payment, events }: Snapshot): KnownRow {
  const { merchantId, msn, environment } = unit;
  return {
    ...{ merchantId, id: randomUUID(), msn, environment },
    reference: payment.reference,
    pspReference: payment.pspReference,
    state: "CREATED",
    status: "requested",
    currency: payment.amount.currency,
    amountMinor: payment.amount.minor,
    ...{ authorizedMinor: 0, capturedMinor: 0, refundedMinor: 0, cancelledMinor: 0 },
    ...{ captureReservedMinor: 0, refundReservedMinor: 0 },
    channel: CHANNEL[unit.kind],
    ...{ description: null, customerPhone: null, customerName: null },
    createdAt: events.find(({ name }) => name === "CREATED")?.timestamp ?? now(),
    ...{ expiresAt: null, authorizedAt: null, captureDeadline: null, captureGuaranteedUntil: null },
    version: 1,
    ...{ syncedAt: null, nextPollAt: null },
  };
}
