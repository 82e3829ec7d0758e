import "server-only";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { Adding } from "@/lib/access/factor-steps";
import { factorsOf } from "@/lib/access/list-factors";
import { defineOwingCase, defineOwnCase } from "@/lib/access/own-case";
import { takeChallenge } from "@/lib/access/passkey-challenges";
import { addPasskey as keepPasskey } from "@/lib/access/passkeys";
import type { Person } from "@/lib/access/person";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type Confirmed, confirmed } from "./confirm-app";
import { readPasskeyResponse } from "./passkey-response";
import { relyingParty } from "./relying-party";

type Failing = { code: "passkey_lapsed" | "passkey_refused" };
type Sent = { name: string; response: string };

const input = z.strictObject({
  name: z.string().trim().min(1).max(40),
  response: z.string().max(20_000),
});

/** Keeps a passkey under the name that the person gave the device. */
async function add(
  person: Person,
  { name, response }: Sent,
  adding: Adding,
): Promise<Result<Confirmed, Failing>> {
  const challenge = await takeChallenge(person.sessionId, "add");
  const { hasPassword } = await factorsOf(person.id);
  if (!challenge || !hasPassword) return fail({ code: "passkey_lapsed" });
  const read = readPasskeyResponse<RegistrationResponseJSON>(response);
  const party = relyingParty();
  const codes =
    read && party ? await keepPasskey(person, party, { name, challenge, response: read, adding }) : undefined;
  return codes ? ok(confirmed(codes)) : fail({ code: "passkey_refused" });
}

/** From the profile. That the sign-in was fresh was asked when the challenge was given. */
export const addPasskey = defineOwnCase({ input, run: (person, sent) => add(person, sent, "another") });

/** On the way in, for someone who may not go on without a second factor. */
export const addOwedPasskey = defineOwingCase({ input, run: (person, sent) => add(person, sent, "first") });
