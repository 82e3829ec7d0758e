import { createHash } from "node:crypto";

const MOST = 2n ** 63n - 1n;

/**
 * A reference as the number that XML 3.0 wants (xs:long): digits as they are, where they fit. Newer references of the platform are
 * UUIDs; those become a number of their own, always the same one, from their SHA-256. The reference itself stands in CSV and XLSX.
 */
export function xmlLong(id: string): string {
  if (/^\d{1,19}$/.test(id) && BigInt(id) <= MOST) return id;
  return String(createHash("sha256").update(id).digest().readBigUInt64BE(0) & MOST);
}
