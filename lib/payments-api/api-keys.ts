import { dropSecret, keepSecret, openSecrets } from "@/lib/access/secrets";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { ApiKey } from "@/lib/domain/api-key";

/** What a sales unit signs its calls with. The keys belong to the unit, not to the company. */
export type ApiKeys = {
  readonly msn: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subscriptionKey: string;
  /** Works as well as the first; undefined where the portal was never told it. */
  readonly subscriptionKeySecondary?: string | undefined;
};

const NAMES = {
  client_secret: "client-secret",
  primary: "subscription-key",
  secondary: "subscription-key-secondary",
} as const satisfies Record<ApiKey, string>;

const ownerOf = (msn: string) => `api-keys:${msn}`;

/** The unit's keys in clear, or undefined where it has none (yet). Never log them, never hand them to a page. */
export async function readApiKeys(tx: ReadTx, merchantId: string, msn: string): Promise<ApiKeys | undefined> {
  const kept = await openSecrets(tx, merchantId, ownerOf(msn));
  const clientId = kept.get("client-id");
  const clientSecret = kept.get(NAMES.client_secret);
  const subscriptionKey = kept.get(NAMES.primary);
  if (!clientId || !clientSecret || !subscriptionKey) return undefined;
  const subscriptionKeySecondary = kept.get(NAMES.secondary);
  return { msn, clientId, clientSecret, subscriptionKey, subscriptionKeySecondary };
}

export async function keepApiKeys(tx: WriteTx, merchantId: string, keys: ApiKeys): Promise<void> {
  const keep = (name: string, text: string) =>
    keepSecret(tx, merchantId, { owner: ownerOf(keys.msn), name }, text);
  await keep("client-id", keys.clientId);
  await keep(NAMES.client_secret, keys.clientSecret);
  await keep(NAMES.primary, keys.subscriptionKey);
  if (keys.subscriptionKeySecondary) await keep(NAMES.secondary, keys.subscriptionKeySecondary);
  else await dropSecret(tx, merchantId, { owner: ownerOf(keys.msn), name: NAMES.secondary });
}

/** Puts one key in the place of the former one. */
export function replaceApiKey(
  tx: WriteTx,
  merchantId: string,
  { msn, key }: { msn: string; key: ApiKey },
  text: string,
): Promise<void> {
  return keepSecret(tx, merchantId, { owner: ownerOf(msn), name: NAMES[key] }, text);
}
