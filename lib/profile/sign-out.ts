import "server-only";
import { z } from "zod";
import { defineOpenCase } from "@/lib/access/own-case";
import { forgetSessionCookie, owingSession } from "@/lib/access/session";
import { endSessions } from "@/lib/access/session-store";
import { ok } from "@/lib/domain/result";

/** Ends this session, or with `everywhere` every session of the person. Signing out twice is no failure. */
export const signOut = defineOpenCase({
  input: z.strictObject({ everywhere: z.boolean() }),
  run: async (signedIn, { everywhere }) => {
    const person = signedIn ?? (await owingSession())?.person;
    if (person) await endSessions(person.id, signedIn && everywhere ? "all" : person.sessionId);
    await forgetSessionCookie();
    return ok({ to: "/sign-in?signed-out=1" });
  },
});
