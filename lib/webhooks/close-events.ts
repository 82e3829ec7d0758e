import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { markApplied, markFailed } from "./repository";

/**
 * Ends the wait of a payment's events up to `upTo`, after the payment was read: done with, or, with `error`, to be tried
 * again later. Events that came in during the reading have higher ids and stay.
 */
export const closeEvents = defineUseCase({
  permission: "payment:sync",
  input: z.strictObject({
    msn: z.string(),
    reference: z.string(),
    upTo: z.int(),
    error: z.string().max(200).optional(),
  }),
  run(scope, { error, ...which }): Promise<Result<undefined, never>> {
    return scope.write(async (tx): Promise<Change<Result<undefined, never>>> => {
      if (error === undefined) await markApplied(tx, which, now());
      else await markFailed(tx, which, error, now());
      return { value: ok(undefined), audit: "own-record" };
    });
  },
});
