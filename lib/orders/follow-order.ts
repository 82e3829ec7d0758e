import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { isOpen, KIND_OF, type OrderState } from "@/lib/domain/product-order";
import { fail, ok, type Result } from "@/lib/domain/result";
import { answerOrder, handInOrder, type SeenOrder } from "@/lib/payments-api/orders";
import { companyOf, findOrder, lockOrder, type OrderRow } from "./repository";
import { takeSteps } from "./take-steps";

export type Followed = { state: OrderState | "gone"; msn: string | null };
export type FollowFailure = { code: "platform_unavailable" };

/**
 * Sees to it that the platform has the order and the answer to its question, and takes over what the staff decided. Done twice, or
 * by two at once, it does nothing more: a step counts once, and a unit is made once. Input: `{ id }`.
 */
export const followOrder = defineUseCase({
  permission: "order:follow",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Result<Followed, FollowFailure>> => {
    const order = await scope.read((tx) => findOrder(tx, id));
    if (!order || !isOpen(order.state)) return ok({ state: order?.state ?? "gone", msn: order?.msn ?? null });
    const seen = await askPlatform(scope, order);
    if (!seen) return fail({ code: "platform_unavailable" });
    return scope.write(async (tx): Promise<Change<Result<Followed, never>>> => {
      const now = await lockOrder(tx, id);
      const taken = now && (await takeSteps(tx, scope, now, seen));
      if (taken) return { value: ok(taken.value), audit: taken.audit };
      return { value: ok({ state: now?.state ?? "gone", msn: now?.msn ?? null }), audit: "unchanged" };
    });
  },
});

async function askPlatform(scope: Scope, order: OrderRow): Promise<SeenOrder | undefined> {
  const company = await scope.read(companyOf);
  const { id, product, name, answers } = order;
  const seen = await handInOrder({
    id,
    kind: product === "test_unit" ? "test_unit" : "sales_unit",
    market: company.country,
    merchant: company.name,
    organisation: company.organisationNumber,
    name,
    channel: KIND_OF[product] === "online" ? "online" : "in-person",
    flags: {
      directCapture: answers["directCapture"] === true,
      skipLandingPage: answers["skipLandingPage"] === true,
    },
    answers: { product, ...answers },
  });
  const asked = seen?.steps.length === order.seen && seen.steps.at(-1)?.state === "awaiting_customer";
  if (!asked || order.state !== "processing") return seen;
  return answerOrder(id, { seen: order.seen, answers: { product, ...answers }, note: order.reply ?? "" });
}
