import { paymentEvents } from "@/db/schema/payments";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { PlatformEvent } from "@/lib/payments-api/wire";
import type { PaymentRow } from "./repository";

type Read = {
  readonly row: Pick<PaymentRow, "merchantId" | "msn" | "id">;
  readonly events: readonly PlatformEvent[];
};

/** Keeps what of the platform's logs is new to us. An event is known by its name and its own reference. */
export async function keepEvents(tx: WriteTx, read: readonly Read[]): Promise<void> {
  const rows = read.flatMap(({ row, events }) => events.map((event) => toRow(row, event)));
  if (rows.length > 0) await tx.insert(paymentEvents).values(rows).onConflictDoNothing();
}

function toRow({ merchantId, msn, id }: Read["row"], event: PlatformEvent) {
  return {
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
  };
}
