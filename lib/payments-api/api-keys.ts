import { keepSecret, openSecrets } from "@/lib/access/secrets";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

/** What a sales unit signs its calls with. The keys belong to the unit, not to the company. */
export type ApiKeys = {
  readonly msn: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subscriptionKey: string;
};

const ownerOf = (msn: string) => `api-keys:${msn}`;

/** The unit's keys in clear, or undefined where it has none (yet). Never log them, never hand them to a page. */
export async function readApiKeys(tx: ReadTx, merchantId: string, msn: string): Promise<ApiKeys | undefined> {
  const kept = await openSecrets(tx, merchantId, ownerOf(msn));
  const clientId = kept.get("client-id");
  const clientSecret = kept.get("client-secret");
  const subscriptionKey = kept.get("subscription-key");
  if (!clientId || !clientSecret || !subscriptionKey) return undefined;
  return { msn, clientId, clientSecret, subscriptionKey };
}

export async function keepApiKeys(tx: WriteTx, merchantId: string, keys: ApiKeys): Promise<void> {
  const keep = (name: string, text: string) =>
    keepSecret(tx, merchantId, { owner: ownerOf(keys.msn), name }, text);
  await keep("client-id", keys.clientId);
  await keep("client-secret", keys.clientSecret);
  await keep("subscription-key", keys.subscriptionKey);
}
