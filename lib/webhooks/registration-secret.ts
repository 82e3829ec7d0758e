import { keepSecret, openSecret } from "@/lib/access/secrets";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

const placeOf = (registration: string) => ({ owner: `webhook:${registration}`, name: "secret" });

/** What the platform signs deliveries of this registration with; undefined where it was lost on the way. */
export function readWebhookSecret(tx: ReadTx, merchantId: string, registration: string) {
  return openSecret(tx, merchantId, placeOf(registration));
}

export function keepWebhookSecret(tx: WriteTx, merchantId: string, registration: string, secret: string) {
  return keepSecret(tx, merchantId, placeOf(registration), secret);
}
