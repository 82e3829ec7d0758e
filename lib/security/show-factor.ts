import "server-only";
import { z } from "zod";
import { defineOwingCase } from "@/lib/access/own-case";
import { clientAddress } from "@/lib/access/request-origin";
import { payWithCode } from "@/lib/access/second-factors";
import { fail, ok, type Result } from "@/lib/domain/result";
import { safeNext } from "@/lib/domain/safe-next";

type Shown = Result<{ to: string }, { code: "wrong_factor_code" | "too_many_attempts" | "too_many_codes" }>;

/** The second step of a sign-in by password: a code of the app, or a recovery code. */
export const showFactor = defineOwingCase({
  input: z.strictObject({ code: z.string().max(40), next: z.string().max(2_000) }),
  run: async (person, { code, next }): Promise<Shown> => {
    const answer = await payWithCode(person, code, await clientAddress());
    return answer === "paid" ? ok({ to: safeNext(next) }) : fail({ code: answer });
  },
});
