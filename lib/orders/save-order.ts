import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import {
  FIELDS_OF,
  type FieldProblem,
  plainAnswers,
  problemsOf,
  type TypedOrder,
} from "@/lib/domain/order-form";
import { mayMove, type OrderState } from "@/lib/domain/product-order";
import { fail, ok, type Result } from "@/lib/domain/result";
import { countSigns, MAX_NAME, readUnitName } from "@/lib/domain/sales-unit";
import { isPlayed } from "@/lib/payments-api/management";
import { keepOrder } from "./keep-order";
import { orderCompany } from "./order-company";
import { pageOf } from "./order-page";
import { type OrderForm, orderForm } from "./order-record";
import { lockOrder, type OrderRow } from "./repository";

export type SaveFailure =
  | { code: FieldProblem }
  | { code: "orders_elsewhere" }
  /** Somebody else, or the platform, was faster. */
  | { code: "order_moved_on" }
  /** A partner filled it in, and has to do so again. */
  | { code: "prefill_over"; deadline: Date };

export type Saved = Result<{ to: string }, SaveFailure>;

/**
 * Keeps what was filled in as a draft or, with `send`, hands it in: a draft once, whoever presses first; an order that waits for the
 * company goes back to the platform. The same intent again is the same order. Input: see {@link orderForm}.
 */
export const saveOrder = defineUseCase({
  permission: "unit:order",
  input: orderForm,
  run: async (scope, typed): Promise<Saved> => {
    const ready = await readOrder(scope, typed);
    if (!ready.ok) return ready;
    const to = pageOf(scope, typed.id);
    return scope.write(async (tx): Promise<Change<Saved>> => {
      const order = await lockOrder(tx, typed.id);
      if (order?.steps.some(({ intent }) => intent === typed.intent))
        return { value: ok({ to }), audit: "unchanged" };
      const fixed = order?.prefilled;
      if (fixed && typed.send && order.state === "draft" && now() > fixed.expiresAt)
        return { value: fail({ code: "prefill_over", deadline: fixed.expiresAt }), audit: "unchanged" };
      const next = nextState(order, typed);
      if (!next) return { value: fail({ code: "order_moved_on" }), audit: "unchanged" };
      const answers = { ...ready.value.answers, ...(fixed && { partner: fixed.partner }) };
      const kept = await keepOrder(tx, scope, order, { ...typed, ...ready.value, answers }, next);
      if (!kept) return { value: fail({ code: "order_moved_on" }), audit: "unchanged" };
      const details = { before: order?.state ?? null, after: next };
      const action = typed.send ? "order.submitted" : "order.drafted";
      return { value: ok({ to }), audit: { action, subject: `order:${typed.id}`, details } };
    });
  },
});

/** A draft may have holes, but for its name; what is sent may not. */
async function readOrder(scope: Scope, typed: OrderForm): Promise<Result<TypedOrder, SaveFailure>> {
  const { product, send } = typed;
  const known = Object.entries(typed.answers).filter(([field]) =>
    FIELDS_OF[product].some((one) => one === field),
  );
  const answers = Object.fromEntries(known);
  const name = readUnitName(typed.name);
  if (!name.ok) return fail({ code: name.error });
  if (countSigns(name.value) > MAX_NAME) return fail({ code: "name_too_long" });
  if (!send) return ok({ name: name.value, answers });
  if (!isPlayed()) return fail({ code: "orders_elsewhere" });
  const company = await scope.read(orderCompany);
  const [problem] = Object.values(problemsOf(product, company, { name: name.value, answers }));
  if (problem) return fail({ code: problem });
  return ok({ name: name.value, answers: plainAnswers(company, answers) });
}

/** Where the order goes by this; undefined where it can't. */
function nextState(order: OrderRow | undefined, { product, send }: OrderForm): OrderState | undefined {
  const from = order?.state ?? "draft";
  if (order && order.product !== product) return undefined;
  if (!send) return from === "draft" ? "draft" : undefined;
  const to = from === "awaiting_customer" ? "processing" : "submitted";
  return mayMove(product, from, to, "company") ? to : undefined;
}
