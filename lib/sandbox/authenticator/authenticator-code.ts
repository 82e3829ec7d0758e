import { createHmac } from "node:crypto";

export const STEP_MS = 30_000;

/** What an authenticator app with this secret (hexadecimal) shows at a moment (RFC 6238, six digits, every 30 seconds). */
export function authenticatorCode(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
  const mac = createHmac("sha1", Buffer.from(secret, "hex")).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
