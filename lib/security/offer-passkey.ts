import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { isFreshProof } from "@/lib/access/caller";
import { factorsOf } from "@/lib/access/list-factors";
import { defineOwingCase, defineOwnCase } from "@/lib/access/own-case";
import { askDevice } from "@/lib/access/passkey-challenges";
import { listCredentials } from "@/lib/access/passkeys";
import type { Person } from "@/lib/access/person";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { relyingParty } from "./relying-party";

/** What the browser is asked to do. The page stays: the device's answer follows. */
export type Asked<Options> = { readonly options: Options; readonly stay: true };

type Offered = Result<
  Asked<PublicKeyCredentialCreationOptionsJSON>,
  { code: "needs_fresh_sign_in" | "passkey_refused" }
>;

const input = z.strictObject({});

/** For a new passkey, on a device that has none of this person's yet. */
async function offer(person: Person): Promise<Offered> {
  if (!isFreshProof(person, now().getTime())) return fail({ code: "needs_fresh_sign_in" });
  const party = relyingParty();
  const { hasPassword } = await factorsOf(person.id);
  if (!party || !hasPassword) return fail({ code: "passkey_refused" });
  const options = await generateRegistrationOptions({
    rpName: party.id,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    challenge: await askDevice(person.sessionId, "add"),
    excludeCredentials: await listCredentials(person.id),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
  });
  return ok({ options, stay: true });
}

/** From the profile. */
export const offerPasskey = defineOwnCase({ input, run: offer });

/** On the way in, for someone who may not go on without a second factor. */
export const offerOwedPasskey = defineOwingCase({ input, run: offer });
