import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const STEP_S = 30;
const DIGITS = 6;

/** As long as the hash, as RFC 4226 recommends. */
export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

/** The code for one counter (RFC 4226), over HMAC-SHA-1 as all authenticator apps have it. */
export function hotp(secret: Buffer, counter: number): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac("sha1", secret).update(moving).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** Which half minute since 1970 it is (RFC 6238). */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1_000 / STEP_S);
}

/**
 * The step whose code this is: the present one, or one before or after it, for clocks that are not quite right. Looks at all
 * three, so that the time it takes tells nothing.
 */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | undefined {
  const present = stepAt(at);
  const typed = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS));
  const fitting = [present - 1, present, present + 1].filter((step) => {
    const expected = Buffer.from(hotp(secret, step));
    return typed.length === expected.length && timingSafeEqual(typed, expected);
  });
  return code.length === DIGITS ? fitting[0] : undefined;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 (RFC 4648) without padding: how authenticator apps take a secret that is typed. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** What the QR code says. `account` and `issuer` are what the app shows beside the code. */
export function otpauthUri(secret: Buffer, { account, issuer }: { account: string; issuer: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
