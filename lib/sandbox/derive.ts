import { createHash } from "node:crypto";

// Everything that looks random but must be the same at each start (demo keys, references of seeded payments) is taken
// from a hash of what it belongs to.

function digest(...parts: readonly (string | number)[]): Buffer {
  return createHash("sha256").update(parts.join("\u0000")).digest();
}

export function deriveHex(length: number, ...parts: (string | number)[]): string {
  return digest(...parts)
    .toString("hex")
    .slice(0, length);
}

export function deriveBase64(bytes: number, ...parts: (string | number)[]): string {
  return digest(...parts)
    .subarray(0, bytes)
    .toString("base64");
}

/** Shaped like a version 4 UUID. */
export function deriveUuid(...parts: (string | number)[]): string {
  const hex = deriveHex(32, ...parts);
  const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? "8";
  const shaped = `${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
  return shaped.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Twelve digits, the first of them not zero. */
export function deriveDigits(...parts: (string | number)[]): string {
  const number = digest(...parts).readUIntBE(0, 6) % 900_000_000_000;
  return String(100_000_000_000 + number);
}

/** A whole number in [0, below). */
export function deriveIndex(below: number, ...parts: (string | number)[]): number {
  return digest(...parts).readUInt32BE(0) % below;
}
