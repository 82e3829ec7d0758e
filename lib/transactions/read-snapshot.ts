import type { Answer } from "@/lib/payments-api/answer";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import { getEvents, getPayment } from "@/lib/payments-api/payments";
import type { PlatformEvent, PlatformPayment } from "@/lib/payments-api/wire";
import type { Snapshot } from "./merge-snapshot";

/**
 * Reads a payment and then its log, so that the log is never older than the amounts. Where money moved in between, the amounts are
 * read again: an operation that the log settles must not leave amounts behind that do not hold it.
 */
export async function readSnapshot(keys: ApiKeys, reference: string): Promise<Answer<Snapshot>> {
  const payment = await getPayment(keys, reference);
  if (payment.kind !== "done") return payment;
  const events = await getEvents(keys, reference);
  if (events.kind !== "done") return events;
  const latest = isOlder(payment.value, events.value) ? await getPayment(keys, reference) : payment;
  if (latest.kind !== "done") return latest;
  return { kind: "done", value: { payment: latest.value, events: events.value } };
}

function isOlder({ aggregate }: PlatformPayment, events: readonly PlatformEvent[]): boolean {
  const total = (name: string) =>
    events
      .filter((event) => event.name === name && event.success)
      .reduce((sum, { amount }) => sum + amount.minor, 0);
  const { captured, refunded, cancelled } = aggregate;
  const released = total("CANCELLED") > 0 && cancelled.minor === 0;
  return total("CAPTURED") > captured.minor || total("REFUNDED") > refunded.minor || released;
}
