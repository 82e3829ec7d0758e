import "server-only";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { defineOwingCase } from "@/lib/access/own-case";
import { askDevice } from "@/lib/access/passkey-challenges";
import { listCredentials } from "@/lib/access/passkeys";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Asked } from "./offer-passkey";
import { relyingParty } from "./relying-party";

type Question = Result<Asked<PublicKeyCredentialRequestOptionsJSON>, { code: "passkey_refused" }>;

/** Asks for one of the passkeys of someone who typed their password. */
export const askForPasskey = defineOwingCase({
  input: z.strictObject({}),
  run: async (person): Promise<Question> => {
    const party = relyingParty();
    const allowCredentials = await listCredentials(person.id);
    if (!party || allowCredentials.length === 0) return fail({ code: "passkey_refused" });
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      challenge: await askDevice(person.sessionId, "show"),
      allowCredentials,
      userVerification: "required",
    });
    return ok({ options, stay: true });
  },
});
