import "server-only";
import { randomBytes } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { listCredentials } from "@/lib/access/passkeys";
import type { Person } from "@/lib/access/person";
import { relyingParty } from "./relying-party";
import { sealOffer } from "./sealed-offer";

/** What the browser is asked to do, and what it brings back: the challenge and when it was given, encrypted. */
export type PasskeyOffer<Options> = { readonly sealed: string; readonly options: Options };

export type NewPasskeyOffer = PasskeyOffer<PublicKeyCredentialCreationOptionsJSON>;
export type PasskeyQuestion = PasskeyOffer<PublicKeyCredentialRequestOptionsJSON>;

/** For a new passkey on a device that has none of this person's yet. Undefined where the portal can have no passkeys. */
export async function offerPasskey(person: Person, portal: string): Promise<NewPasskeyOffer | undefined> {
  const party = relyingParty();
  if (!party) return undefined;
  const challenge = new Uint8Array(randomBytes(32));
  const options = await generateRegistrationOptions({
    rpName: portal,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    challenge,
    excludeCredentials: await listCredentials(person.id),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
  });
  return { sealed: sealOffer(person, "new passkey", Buffer.from(challenge)), options };
}

/** Asks for one of the person's passkeys. Undefined where there is none. */
export async function askForPasskey(person: Person): Promise<PasskeyQuestion | undefined> {
  const party = relyingParty();
  const allowCredentials = await listCredentials(person.id);
  if (!party || allowCredentials.length === 0) return undefined;
  const challenge = new Uint8Array(randomBytes(32));
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge,
    allowCredentials,
    userVerification: "required",
  });
  return { sealed: sealOffer(person, "passkey", Buffer.from(challenge)), options };
}
