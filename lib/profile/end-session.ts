import "server-only";
import { z } from "zod";
import { defineOwnCase } from "@/lib/access/own-case";
import { endSessions } from "@/lib/access/session-store";
import { fail, ok } from "@/lib/domain/result";

/** Ends one of the person's own sessions by its id in the list. */
export const endSession = defineOwnCase({
  input: z.strictObject({ session: z.string().regex(/^[0-9a-f]{64}$/) }),
  run: async (person, { session }) => {
    const ended = await endSessions(person.id, session);
    return ended > 0 ? ok({}) : fail({ code: "not_found" });
  },
});
