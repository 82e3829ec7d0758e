import { z } from "zod";
import { walkChain } from "@/lib/access/audit-chain";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { hashAt } from "./repository";

/** Rows of one step: a second's work, so that nobody keeps the portal from answering others. */
const ROWS_PER_STEP = 20_000;
/** Steps of one company in an hour: a log of four million rows, or many looks at a small one. */
const PER_COMPANY = { name: "audit-check", most: 200, windowMs: 3_600_000 };

export type ChainState =
  | { readonly kind: "whole"; readonly rows: number }
  | { readonly kind: "broken"; readonly at: number }
  /** There is more: ask again with `after: checked`. */
  | { readonly kind: "further"; readonly checked: number };

/**
 * Walks the chain of the company's audit log, 20 000 rows per call, and says whether it is whole or where it breaks.
 * Input: `{ after }`, the row up to which it was walked before; 0 for the beginning.
 */
export const checkChain = defineUseCase({
  permission: "audit:view",
  input: z.strictObject({ after: z.number().int().min(0) }),
  async run(scope, { after }): Promise<Result<ChainState, { code: "too_many_requests" }>> {
    if (!(await countAttempt(PER_COMPANY, scope.merchantId))) return fail({ code: "too_many_requests" });
    return scope.read(async (tx) => {
      const hash = after === 0 ? undefined : await hashAt(tx, after);
      // What was there a moment ago and is gone is a break.
      if (after > 0 && hash === undefined) return ok({ kind: "broken", at: after });
      const from = hash === undefined ? {} : { from: { seq: after, hash } };
      const walk = await walkChain(tx, scope.merchantId, { most: ROWS_PER_STEP, ...from });
      return ok(walk.kind === "further" ? { kind: "further", checked: walk.from.seq } : walk);
    });
  },
});
