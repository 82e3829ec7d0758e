import "server-only";
import { z } from "zod";
import { isFreshProof } from "@/lib/access/caller";
import { defineOwnCase } from "@/lib/access/own-case";
import { replaceRecoveryCodes } from "@/lib/access/second-factors";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";

type Renewed = Result<
  { codes: readonly string[]; stay: true },
  { code: "needs_fresh_sign_in" | "not_found" }
>;

/** Ten new recovery codes, told once. Those before them are worth nothing from then on. */
export const renewCodes = defineOwnCase({
  input: z.strictObject({}),
  run: async (person): Promise<Renewed> => {
    if (!isFreshProof(person, now().getTime())) return fail({ code: "needs_fresh_sign_in" });
    const codes = await replaceRecoveryCodes(person);
    return codes ? ok({ codes, stay: true }) : fail({ code: "not_found" });
  },
});
