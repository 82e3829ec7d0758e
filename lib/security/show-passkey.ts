import "server-only";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { defineOwingCase } from "@/lib/access/own-case";
import { takeChallenge } from "@/lib/access/passkey-challenges";
import { payWithPasskey } from "@/lib/access/passkeys";
import { fail, ok, type Result } from "@/lib/domain/result";
import { safeNext } from "@/lib/domain/safe-next";
import { readPasskeyResponse } from "./passkey-response";
import { relyingParty } from "./relying-party";

type Shown = Result<{ to: string }, { code: "passkey_lapsed" | "passkey_refused" }>;

/** The second step of a sign-in by password, with a passkey. */
export const showPasskey = defineOwingCase({
  input: z.strictObject({
    response: z.string().max(20_000),
    next: z.string().max(2_000),
  }),
  run: async (person, { response, next }): Promise<Shown> => {
    const challenge = await takeChallenge(person.sessionId, "show");
    if (!challenge) return fail({ code: "passkey_lapsed" });
    const read = readPasskeyResponse<AuthenticationResponseJSON>(response);
    const party = relyingParty();
    const paid = read && party && (await payWithPasskey(person, party, { challenge, response: read }));
    return paid ? ok({ to: safeNext(next) }) : fail({ code: "passkey_refused" });
  },
});
