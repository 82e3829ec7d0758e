import "server-only";
import { z } from "zod";
import { isFreshProof } from "@/lib/access/caller";
import { defineOwnCase } from "@/lib/access/own-case";
import { takeAppAway } from "@/lib/access/second-factors";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";

type Removed = Result<Record<string, never>, { code: "needs_fresh_sign_in" | "not_found" | "last_factor" }>;

/** Takes the authenticator app away. Whoever needs a second factor adds another one before. */
export const removeApp = defineOwnCase({
  input: z.strictObject({}),
  run: async (person): Promise<Removed> => {
    if (!isFreshProof(person, now().getTime())) return fail({ code: "needs_fresh_sign_in" });
    const answer = await takeAppAway(person);
    return answer === "removed" ? ok({}) : fail({ code: answer });
  },
});
