import type { Answer } from "@/lib/payments-api/answer";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import { getEvents, getPayment } from "@/lib/payments-api/payments";
import type { Snapshot } from "./merge-snapshot";

/** Reads a payment and then its log, so that the log is never older than the amounts. */
export async function readSnapshot(keys: ApiKeys, reference: string): Promise<Answer<Snapshot>> {
  const payment = await getPayment(keys, reference);
  if (payment.kind !== "done") return payment;
  const events = await getEvents(keys, reference);
  if (events.kind !== "done") return events;
  return { kind: "done", value: { payment: payment.value, events: events.value } };
}
