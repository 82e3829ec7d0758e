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
  return createHmac("sha256", env.ninHashKey)
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
