import "server-only";
import { z } from "zod";
import { defineOpenCase } from "@/lib/access/own-case";
import { startSignIn } from "@/lib/access/session";
import { fail, ok, type Result } from "@/lib/domain/result";
import { safeNext } from "@/lib/domain/safe-next";

type Answer = Result<{ to: string }, { code: "wrong_password" | "too_many_attempts" }>;

/** For Danish and Finnish users. The answer is the same whether or not the e-mail is known. */
export const signInWithPassword = defineOpenCase({
  input: z.strictObject({
    email: z.string().max(300),
    password: z.string().max(1_000),
    next: z.string().max(2_000),
  }),
  run: async (_person, { email, password, next }): Promise<Answer> => {
    const to = new URL(await startSignIn("password", safeNext(next), { email, password }));
    const error = to.searchParams.get("error");
    if (error === "too_many_attempts") return fail({ code: "too_many_attempts" });
    if (error !== null) return fail({ code: "wrong_password" });
    return ok({ to: safeNext(to.pathname + to.search) });
  },
});
