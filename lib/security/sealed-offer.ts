import "server-only";
import type { Person } from "@/lib/access/person";
import { openForUser, sealForUser } from "@/lib/access/user-seal";
import { now } from "@/lib/clock";

/** An app to set up, a passkey to add, or a passkey to show. None serves for another. */
export type OfferUse = "app" | "new passkey" | "passkey";

const VALID_MS = 30 * 60_000;

/** An offered secret or challenge as the browser keeps it between two pages: unreadable, for this session only, and for half an hour. */
export function sealOffer(person: Person, use: OfferUse, secret: Buffer): string {
  const offeredAt = Buffer.alloc(8);
  offeredAt.writeBigUInt64BE(BigInt(now().getTime()));
  return sealForUser(person.id, purposeOf(person, use), Buffer.concat([offeredAt, secret]));
}

/** The secret, or undefined where the offer is too old, another session's, or was tampered with. */
export function openOffer(person: Person, use: OfferUse, sealed: string): Buffer | undefined {
  const opened = tryOpen(person, use, sealed);
  if (!opened || opened.length < 9) return undefined;
  const age = now().getTime() - Number(opened.readBigUInt64BE());
  return age <= VALID_MS ? opened.subarray(8) : undefined;
}

function tryOpen(person: Person, use: OfferUse, sealed: string): Buffer | undefined {
  try {
    return openForUser(person.id, purposeOf(person, use), sealed);
  } catch {
    return undefined;
  }
}

const purposeOf = ({ sessionId }: Person, use: OfferUse) => `offer|${use}|${sessionId}`;
