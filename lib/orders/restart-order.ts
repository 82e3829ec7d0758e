import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { pageOf } from "./order-page";
import { addOrder, findOrder } from "./repository";

type Outcome = Result<{ to: string }, { code: "order_not_found" } | { code: "order_moved_on" }>;

/** After a stopped order: a new draft with the same answers. Input: `{ id, from }`; the same id again is the same draft. */
export const restartOrder = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ id: z.uuid(), from: z.uuid() }),
  run: (scope, { id, from }): Promise<Outcome> =>
    scope.write(async (tx): Promise<Change<Outcome>> => {
      const order = await findOrder(tx, from);
      if (!order) return { value: fail({ code: "order_not_found" }), audit: "unchanged" };
      if (order.state !== "stopped" || order.product === "test_unit")
        return { value: fail({ code: "order_moved_on" }), audit: "unchanged" };
      const { merchantId, environment, product, name, answers } = order;
      const at = now();
      const fresh = await addOrder(tx, {
        ...{ merchantId, id, environment, product, name, answers },
        state: "draft",
        steps: [],
        createdBy: scope.caller.id,
        createdAt: at,
        changedAt: at,
      });
      const audit = { action: "order.drafted", subject: `order:${id}`, details: { from } };
      return { value: ok({ to: pageOf(scope, id) }), audit: fresh ? audit : "unchanged" };
    }),
});
