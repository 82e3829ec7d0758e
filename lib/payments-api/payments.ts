import { createHash } from "node:crypto";
import type { Money } from "@/lib/domain/money";
import { plantedBug } from "@/lib/planted-bug";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";
import {
  eventsAnswer,
  type Modified,
  modifiedAnswer,
  type PlatformEvent,
  type PlatformPayment,
  paymentAnswer,
  toWire,
} from "./wire";

export type ModificationKind = "capture" | "cancel" | "refund";

/** One request that moves money, as bytes: the same key never goes out with another body. */
export type Modification = {
  readonly kind: ModificationKind;
  readonly reference: string;
  readonly body: string;
  readonly key: string;
  readonly currency: Money["currency"];
};

/** Of a capture or a refund. */
export function amountBody(amount: Money): string {
  const { currency, value } = toWire(amount);
  const sent = plantedBug("wrong-unit") ? Math.ceil(value / 100) : value;
  return JSON.stringify({ modificationAmount: { currency, value: sent } });
}

/** `onlyBeforeApproval` withdraws a request, and lets go of nothing where the customer approved in the meantime. */
export function cancelBody(onlyBeforeApproval: boolean): string {
  return JSON.stringify({ cancelTransactionOnly: onlyBeforeApproval });
}

/** SHA-256 in hexadecimal. */
export function hashOfBody(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

const pathOf = (reference: string) => `/epayment/v1/payments/${encodeURIComponent(reference)}`;

/** Asks once for a capture, a cancellation or a refund. An answer about another payment or currency counts as unreadable. */
export async function modifyPayment(keys: ApiKeys, asked: Modification): Promise<Answer<Modified>> {
  const answer = await callPlatform(keys, {
    method: "POST",
    path: `${pathOf(asked.reference)}/${asked.kind}`,
    body: asked.body,
    idempotencyKey: asked.key,
    answer: modifiedAnswer,
  });
  if (answer.kind !== "done") return answer;
  return speaksOf(answer.value, asked) ? answer : { kind: "unknown", why: "unreadable" };
}

function speaksOf({ reference, aggregate }: Modified, asked: Modification): boolean {
  const currencies = Object.values(aggregate).map((amount) => amount.currency);
  return reference === asked.reference && currencies.every((currency) => currency === asked.currency);
}

/** The payment as it stands. An answer about another one counts as unreadable. */
export function getPayment(keys: ApiKeys, reference: string): Promise<Answer<PlatformPayment>> {
  const answer = paymentAnswer.refine((payment) => payment.reference === reference);
  return callPlatform(keys, { method: "GET", path: pathOf(reference), answer });
}

/** The event log, oldest first. */
export function getEvents(keys: ApiKeys, reference: string): Promise<Answer<PlatformEvent[]>> {
  const answer = eventsAnswer.refine((events) => events.every((event) => event.reference === reference));
  return callPlatform(keys, { method: "GET", path: `${pathOf(reference)}/events`, answer });
}
