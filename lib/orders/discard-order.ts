import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { pageOf } from "./order-page";
import { dropDraft } from "./repository";

type Outcome = Result<{ to: string }, { code: "order_moved_on" }>;

/** Throws a draft away. Input: `{ id }`. */
export const discardOrder = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Outcome> =>
    scope.write(async (tx): Promise<Change<Outcome>> => {
      const gone = await dropDraft(tx, id, now());
      if (!gone) return { value: fail({ code: "order_moved_on" }), audit: "unchanged" };
      return {
        value: ok({ to: pageOf(scope) }),
        audit: { action: "order.discarded", subject: `order:${id}` },
      };
    }),
});
