import "server-only";
import { z } from "zod";
import { findEidProvider } from "@/lib/access/eid-providers";
import { defineOpenCase } from "@/lib/access/own-case";
import { startSignIn } from "@/lib/access/session";
import { ok } from "@/lib/domain/result";
import { safeNext } from "@/lib/domain/safe-next";

/** Sends the person to their electronic ID; they come back to /api/auth and from there to `next`. */
export const startEidSignIn = defineOpenCase({
  input: z.strictObject({ provider: z.string().max(40), next: z.string().max(2_000) }),
  run: async (_person, { provider, next }) => {
    if (!findEidProvider(provider)) return ok({ to: "/sign-in?error=eid_failed" });
    return ok({ to: await startSignIn(provider, safeNext(next)) });
  },
});
