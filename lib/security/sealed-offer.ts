import "server-only";
import type { Person } from "@/lib/access/person";
import { openForUser, sealForUser } from "@/lib/access/user-seal";
import { now } from "@/lib/clock";

const VALID_MS = 30 * 60_000;

/** An offered secret as the browser keeps it between two pages: unreadable, for this session only, and for half an hour. */
export function sealOffer(person: Person, secret: Buffer): string {
  const offeredAt = Buffer.alloc(8);
  offeredAt.writeBigUInt64BE(BigInt(now().getTime()));
  return sealForUser(person.id, purposeOf(person), Buffer.concat([offeredAt, secret]));
}

/** The secret, or undefined where the offer is too old, another session's, or was tampered with. */
export function openOffer(person: Person, sealed: string): Buffer | undefined {
  const opened = tryOpen(person, sealed);
  if (!opened || opened.length < 9) return undefined;
  const age = now().getTime() - Number(opened.readBigUInt64BE());
  return age <= VALID_MS ? opened.subarray(8) : undefined;
}

function tryOpen(person: Person, sealed: string): Buffer | undefined {
  try {
    return openForUser(person.id, purposeOf(person), sealed);
  } catch {
    return undefined;
  }
}

const purposeOf = ({ sessionId }: Person) => `offer|app|${sessionId}`;
