import { z } from "zod";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";

/** All that happens to a payment. */
export const PAYMENT_EVENTS = [
  "epayments.payment.created.v1",
  "epayments.payment.aborted.v1",
  "epayments.payment.expired.v1",
  "epayments.payment.authorized.v1",
  "epayments.payment.captured.v1",
  "epayments.payment.cancelled.v1",
  "epayments.payment.refunded.v1",
  "epayments.payment.terminated.v1",
] as const;

/** A customer scanned a callback code. Only one registration per unit may have it. */
const CHECK_IN = "user.checked-in.v1";

const PATH = "/webhooks/v1/webhooks";

const registered = z.object({ id: z.string().min(1), secret: z.string().min(1) });
export type Registered = z.infer<typeof registered>;

const listed = z.object({
  webhooks: z.array(z.object({ id: z.string(), url: z.string(), events: z.array(z.string()) })),
});
export type Listed = z.infer<typeof listed>["webhooks"][number];

/** The secret is shown this once: where the answer is lost, delete the registration and make a new one. */
export function registerWebhook(keys: ApiKeys, url: string): Promise<Answer<Registered>> {
  return register(keys, url, PAYMENT_EVENTS);
}

/** The same for scans of callback codes. Refused where any program has one already. */
export function registerCheckIns(keys: ApiKeys, url: string): Promise<Answer<Registered>> {
  return register(keys, url, [CHECK_IN]);
}

export function hearsCheckIns({ events }: Listed): boolean {
  return events.includes(CHECK_IN);
}

function register(keys: ApiKeys, url: string, events: readonly string[]): Promise<Answer<Registered>> {
  const body = JSON.stringify({ url, events });
  return callPlatform(keys, { method: "POST", path: PATH, body, answer: registered });
}

export async function listWebhooks(keys: ApiKeys): Promise<Answer<Listed[]>> {
  const answer = await callPlatform(keys, { method: "GET", path: PATH, answer: listed });
  return answer.kind === "done" ? { kind: "done", value: answer.value.webhooks } : answer;
}

export function deleteWebhook(keys: ApiKeys, id: string): Promise<Answer<unknown>> {
  const path = `${PATH}/${encodeURIComponent(id)}`;
  return callPlatform(keys, { method: "DELETE", path, answer: z.unknown() });
}

/** How many of these registrations count against the limit: it holds for each kind of event by itself. */
export function mostTaken(registrations: readonly Listed[]): number {
  const taken = PAYMENT_EVENTS.map(
    (event) => registrations.filter(({ events }) => events.includes(event)).length,
  );
  return Math.max(...taken);
}
