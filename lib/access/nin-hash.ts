import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

export const EID_COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
export type EidCountry = (typeof EID_COUNTRIES)[number];

/**
 * What is stored in place of a national identity number. Keyed, because there are few enough numbers to try them all.
 * The country is part of it: a Danish and a Norwegian number may have the same digits.
 */
export function hashNin(country: EidCountry, nin: string): string {
  const [present] = env.identityKeys;
  if (!present) throw new Error("there is no key for identity numbers");
  return named(present.id, digest(present.key, country, nin));
}

/** The number as every known key may have kept it: what a former key hashed can't be hashed anew without the number. */
export function knownHashes(country: EidCountry, nin: string): string[] {
  return env.identityKeys.flatMap(({ id, key }) => {
    const hash = digest(key, country, nin);
    return [...new Set([named(id, hash), hash])];
  });
}

/** What a hash under the present key begins with; "" under the first key, whose name is left out. */
export function presentMark(): string {
  return named(env.identityKeys[0]?.id ?? FIRST_KEY, "");
}

// Hashes were kept without a name before there could be a second key.
const FIRST_KEY = "k1";

function named(id: string, hash: string): string {
  return id === FIRST_KEY ? hash : `${id}:${hash}`;
}

function digest(key: string, country: EidCountry, nin: string): string {
  return createHmac("sha256", key)
    .update(`${country}:${canonicalNin(country, nin)}`)
    .digest("hex");
}

/** People write the same number with and without separators; in Finland the separator tells the century and stays. */
function canonicalNin(country: EidCountry, nin: string): string {
  const text = nin.normalize("NFKC").toUpperCase().replace(/\s/gu, "");
  if (country === "FI") return text;
  const digits = text.replace(/\D/gu, "");
  return country === "SE" ? digits.slice(-10) : digits;
}
