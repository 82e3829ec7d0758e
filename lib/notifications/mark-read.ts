import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { markAsRead } from "./repository";

/** Counts one of the caller's own notifications as read, or all. Nobody else's: whose id it is, is not told either. */
export const markRead = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({ which: z.union([z.literal("all"), z.uuid()]) }),
  run(scope, { which }): Promise<Result<undefined, never>> {
    return scope.write(async (tx): Promise<Change<Result<undefined, never>>> => {
      await markAsRead(tx, scope.caller.id, which, now());
      // What somebody has seen is theirs alone, and no change of the company.
      return { value: ok(undefined), audit: "own-record" };
    });
  },
});
