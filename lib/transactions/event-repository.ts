import { paymentEvents } from "@/db/schema/payments";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { PlatformEvent } from "@/lib/payments-api/wire";
import type { PaymentRow } from "./repository";

/** Keeps what of the platform's log is new to us. An event is known by its name and its own reference. */
export async function keepEvents(
  tx: WriteTx,
  { merchantId, msn, id }: PaymentRow,
  events: readonly PlatformEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insert(paymentEvents)
    .values(
      events.map((event) => ({
        merchantId,
        msn,
        paymentId: id,
        pspReference: event.pspReference,
        name: event.name,
        amountMinor: event.amount.minor,
        currency: event.amount.currency,
        at: event.timestamp,
        idempotencyKey: event.idempotencyKey ?? null,
        success: event.success,
        raw: event,
      })),
    )
    .onConflictDoNothing();
}
