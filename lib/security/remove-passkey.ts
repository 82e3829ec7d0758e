import "server-only";
import { z } from "zod";
import { isFreshProof } from "@/lib/access/caller";
import { defineOwnCase } from "@/lib/access/own-case";
import { takePasskeyAway } from "@/lib/access/passkeys";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";

type Removed = Result<Record<string, never>, { code: "needs_fresh_sign_in" | "not_found" | "last_factor" }>;

/** Takes one of the person's own passkeys away. */
export const removePasskey = defineOwnCase({
  input: z.strictObject({ passkey: z.uuid() }),
  run: async (person, { passkey }): Promise<Removed> => {
    if (!isFreshProof(person, now().getTime())) return fail({ code: "needs_fresh_sign_in" });
    const answer = await takePasskeyAway(person, passkey);
    return answer === "removed" ? ok({}) : fail({ code: answer });
  },
});
