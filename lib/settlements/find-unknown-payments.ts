import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { setMatched, unknownReferences, unmatchedLedgers } from "./unmatched-repository";

/** Payments that the ledger names and the portal does not know, and the position up to which it was asked for them. */
export type Unknown = {
  readonly ledgerId: string;
  readonly upTo: number;
  readonly references: readonly string[];
};

const LINES_AT_ONCE = 500;

/**
 * What the next lines of a unit's ledgers name that the portal has not heard of: a unit that was connected today has its history
 * there. What was looked for is remembered with {@link noteMatched}, so that each line is looked at once.
 */
export const findUnknownPayments = defineUseCase({
  permission: "settlement:sync",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  run: (scope, { msn }): Promise<Result<Unknown[], never>> =>
    scope.read(async (tx) => {
      const found: Unknown[] = [];
      for (const { id: ledgerId, matchedPosition: after, fundsCount } of await unmatchedLedgers(tx, msn)) {
        const upTo = Math.min(after + LINES_AT_ONCE, fundsCount);
        found.push({
          ledgerId,
          upTo,
          references: await unknownReferences(tx, { ledgerId, msn, after, upTo }),
        });
      }
      return ok(found);
    }),
});

/** The payments of the ledger's lines up to this position were looked for. */
export const noteMatched = defineUseCase({
  permission: "settlement:sync",
  input: z.strictObject({ ledgerId: z.string(), upTo: z.int().nonnegative() }),
  run: (scope, { ledgerId, upTo }): Promise<Result<null, never>> =>
    scope.write(async (tx) => {
      await setMatched(tx, ledgerId, upTo);
      return { value: ok(null), audit: "own-record" };
    }),
});
