import "server-only";
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { passkeys } from "@/db/schema/second-factors";
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { writeError } from "@/lib/write-error";
import { asDirectory } from "./directory";
import {
  type Adding,
  afterAdding,
  afterRemoving,
  hasFactor,
  isIndispensable,
  lockFactors,
  markPaid,
  type Removal,
} from "./factor-steps";
import { changeOwn, type OwnChange } from "./own-change";
import type { Person } from "./person";

/** Whom a passkey is for: the portal's name without scheme and port, and its whole address. */
export type RelyingParty = { readonly id: string; readonly origin: string };

const MOST = 20;

type StoredPasskey = typeof passkeys.$inferSelect;

/** The passkeys as a browser is asked for them. */
export function listCredentials(userId: string): Promise<{ id: string; transports: string[] }[]> {
  return asDirectory((tx) =>
    tx
      .select({ id: passkeys.credentialId, transports: passkeys.transports })
      .from(passkeys)
      .where(eq(passkeys.userId, userId)),
  );
}

export type NewPasskey = {
  name: string;
  challenge: string;
  response: RegistrationResponseJSON;
  adding: Adding;
};

/** Keeps a passkey that answers the challenge. Undefined where it does not, is known already, or is one too many. */
export async function addPasskey(
  person: Person,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
  { name, challenge: expectedChallenge, response, adding }: NewPasskey,
): Promise<string[] | undefined> {
  const verified = await quietly(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return undefined;
  const { credential } = verified.registrationInfo;
  const row = {
    userId: person.id,
    name,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: credential.transports ?? [],
    createdAt: now(),
  };
  return changeOwn(person, (tx) => keep(tx, person, row, adding));
}

async function keep(
  tx: Database,
  person: Person,
  row: typeof passkeys.$inferInsert,
  adding: Adding,
): Promise<OwnChange<string[] | undefined>> {
  const nothing = { value: undefined, audit: null };
  await lockFactors(tx, person.id);
  const first = !(await hasFactor(tx, person.id));
  if (adding === "first" && !first) return nothing;
  if ((await tx.$count(passkeys, eq(passkeys.userId, person.id))) >= MOST) return nothing;
  const kept = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
  if (kept.length === 0) return nothing;
  const value = await afterAdding(tx, person, first);
  return { value, audit: { action: "factor.added", details: { kind: "passkey" } }, added: "passkey" };
}

export type ShownPasskey = { challenge: string; response: AuthenticationResponseJSON };

/** Whether one of the person's passkeys signed the challenge; that opens this session. A copy that lags behind is refused. */
export async function payWithPasskey(
  person: Person,
  party: RelyingParty,
  { challenge, response }: ShownPasskey,
): Promise<boolean> {
  const [stored] = await asDirectory((tx) =>
    tx
      .select()
      .from(passkeys)
      .where(and(eq(passkeys.userId, person.id), eq(passkeys.credentialId, response.id))),
  );
  const counter = stored ? await verifiedCounter(stored, party, { challenge, response }) : undefined;
  if (!stored || counter === undefined) return false;
  return asDirectory(async (tx) => {
    // Still as it was read: of two at once with the same count, one gets in.
    const same = and(eq(passkeys.id, stored.id), eq(passkeys.counter, stored.counter));
    const used = await tx
      .update(passkeys)
      .set({ counter, lastUsedAt: now() })
      .where(same)
      .returning({ id: passkeys.id });
    if (used.length === 0) return false;
    await markPaid(tx, person.sessionId);
    return true;
  });
}

async function verifiedCounter(
  stored: StoredPasskey,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
  { challenge: expectedChallenge, response }: ShownPasskey,
): Promise<number | undefined> {
  const { credentialId: id, counter } = stored;
  const publicKey = new Uint8Array(Buffer.from(stored.publicKey, "base64url"));
  const verified = await quietly(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      credential: { id, publicKey, counter },
      requireUserVerification: true,
    }),
  );
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

/** Takes one of the person's passkeys away; the last factor of somebody who needs one stays. */
export function takePasskeyAway(person: Person, id: string): Promise<Removal> {
  return changeOwn(person, async (tx, companies): Promise<OwnChange<Removal>> => {
    await lockFactors(tx, person.id);
    const mine = and(eq(passkeys.userId, person.id), eq(passkeys.id, id));
    if ((await tx.$count(passkeys, mine)) === 0) return { value: "not_found", audit: null };
    if (await isIndispensable(tx, person.id, companies)) return { value: "last_factor", audit: null };
    await tx.delete(passkeys).where(mine);
    await afterRemoving(tx, person.id);
    return { value: "removed", audit: { action: "factor.removed", details: { kind: "passkey" } } };
  });
}

/** The library throws on everything that does not fit; to a person it is one thing: not accepted. */
async function quietly<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    log.warn({ reason: writeError(error).message }, "a passkey was not accepted");
    return undefined;
  }
}
