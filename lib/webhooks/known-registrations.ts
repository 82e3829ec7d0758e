import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { readWebhookSecret } from "./registration-secret";
import { findStanding } from "./repository";

export type KnownRegistration = { readonly msn: string; readonly url: string; readonly secret: string };

const KEPT_MS = 5_000;
const MOST_KEPT = 1_000;

const kept = new Map<string, { until: number; registration: KnownRegistration }>();

/**
 * What a delivery's signature is checked with, or undefined where no such registration stands. Kept for some seconds, since an
 * event seldom comes alone and its secret has to be decrypted. Whether the registration still stands is therefore asked once
 * more by the statement that stores the event.
 */
export async function findKnown(
  { merchantId, read }: Scope,
  registrationId: string,
): Promise<KnownRegistration | undefined> {
  const place = `${merchantId}/${registrationId}`;
  const at = now().getTime();
  const known = kept.get(place);
  if (known && at < known.until) return known.registration;
  const registration = await read(async (tx) => {
    const standing = await findStanding(tx, registrationId);
    const secret = standing && (await readWebhookSecret(tx, merchantId, registrationId));
    return secret === undefined || !standing ? undefined : { msn: standing.msn, url: standing.url, secret };
  });
  kept.delete(place);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (registration) kept.set(place, { until: at + KEPT_MS, registration });
  return registration;
}
