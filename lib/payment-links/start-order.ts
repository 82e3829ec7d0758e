import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { referenceOf } from "@/lib/collect/collect-input";
import { collectPayment } from "@/lib/collect/collect-payment";
import { type ChosenOrder, type OrderProblems, readOrder } from "@/lib/domain/link-order";
import { money } from "@/lib/domain/money";
import { type LinkStanding, standingOf } from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { addOrder, findOrder, lapsedOrders, type OrderRow, updateOrder } from "./order-repository";
import { addressOf } from "./public-address";
import { releaseOrder } from "./release-order";
import { findUnit, type LinkRow, lockLink, updateLink } from "./repository";

export type StartFailure =
  | { code: "link_not_found" }
  | { code: "link_closed"; standing: Exclude<LinkStanding, "active"> }
  /** Fewer are left than the customer asked for. */
  | { code: "too_few_left"; left: number }
  | { code: "order_wrong"; problems: OrderProblems }
  /** The form was sent before, and its payment is over: a new form begins anew. */
  | { code: "order_over" }
  | { code: "not_collected" };

/** Where the customer goes on: to the platform's page, or to wait for what became of the payment. */
export type Started = { readonly orderId: string; readonly redirectUrl: string | null };

type Opened = { readonly order: OrderRow; readonly link: LinkRow };

/**
 * A customer begins to pay: the form is read, the stock is held, and the platform is asked for a payment, once. `attempt` is made
 * with the form; the same one again is the same order. Input: `{ linkId, attempt, typed }`, `typed` the form's fields as they were sent.
 */
export const startOrder = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({
    linkId: z.uuid(),
    attempt: z.uuid(),
    typed: z.record(z.string().max(40), z.string().max(2_000)),
  }),
  run: async (scope, input): Promise<Result<Started, StartFailure>> => {
    const opened = await openOrder(scope, input);
    if (!opened.ok) return opened;
    const { order, link } = opened.value;
    const collected = await collectPayment(scope, {
      msn: link.msn,
      source: { kind: "link", id: link.id },
      amount: money(order.amountMinor, link.currency),
      flow: "WEB_REDIRECT",
      description: order.description,
      returnUrl: `${addressOf(link.token)}/thanks/${order.id}`,
      idempotencyKey: order.id,
    });
    if (!collected.ok) {
      log.warn({ link: link.id, code: collected.error.code }, "a payment by link could not be started");
      await scope.write((tx) => releaseOrder(tx, order.id, collected.error.code));
      return fail({ code: "not_collected" });
    }
    const { value } = collected;
    const redirectUrl = value.outcome === "created" ? (value.redirectUrl ?? null) : null;
    return ok({ orderId: order.id, redirectUrl });
  },
});

type Input = { linkId: string; attempt: string; typed: Record<string, string> };
type Opening = Result<Opened, StartFailure>;

/** One after the other, since the link's row is locked: whoever comes when nothing is left is told so. */
function openOrder(scope: Scope, { linkId, attempt, typed }: Input): Promise<Opening> {
  return scope.write(async (tx): Promise<Change<Opening>> => {
    const refuse = (error: StartFailure) => ({ value: fail(error), audit: "unchanged" as const });
    const before = await lockLink(tx, linkId);
    const unit = before && (await findUnit(tx, before.msn));
    if (!before || !unit) return refuse({ code: "link_not_found" });
    const earlier = await findOrder(tx, attempt);
    if (earlier) return asBefore(earlier, before);
    const link = await withStockFreed(tx, before);
    const standing = unit.status === "active" ? standingOf(link, now()) : "deactivated";
    if (standing !== "active") return refuse({ code: "link_closed", standing });
    const chosen = readOrder(link, link.currency, typed);
    if (!chosen.ok) return refuse({ code: "order_wrong", problems: chosen.error });
    const left = link.stock === null ? Number.POSITIVE_INFINITY : link.stock - link.taken;
    if (chosen.value.quantity > left) return refuse({ code: "too_few_left", left });
    const order = await holdStock(tx, scope, link, { ...chosen.value, id: attempt, unitName: unit.name });
    const { id, quantity, amountMinor, currency } = order;
    const details = { order: id, quantity, amountMinor, currency };
    const audit = { action: "link.order_started", subject: `link:${link.id}`, msn: link.msn, details };
    return { value: ok({ order, link }), audit };
  });
}

/** A form that was sent twice; what it chose stands, so its payment is asked for in the same words. */
function asBefore(order: OrderRow, link: LinkRow): Change<Opening> {
  const same = order.linkId === link.id && order.state === "open";
  return { value: same ? ok({ order, link }) : fail({ code: "order_over" }), audit: "unchanged" };
}

/** What others held and did not pay is free again from this moment on. */
async function withStockFreed(tx: WriteTx, link: LinkRow): Promise<LinkRow> {
  if (link.stock === null) return link;
  const lapsed = await lapsedOrders(tx, link.id, now());
  const freed = lapsed.reduce((sum, { quantity }) => sum + quantity, 0);
  if (freed === 0) return link;
  for (const { id } of lapsed) await updateOrder(tx, id, { state: "gone", settledAt: now() });
  await updateLink(tx, link.id, { taken: link.taken - freed });
  return { ...link, taken: link.taken - freed };
}

async function holdStock(
  tx: WriteTx,
  scope: Scope,
  link: LinkRow,
  { id, unitName, ...chosen }: ChosenOrder & { id: string; unitName: string },
): Promise<OrderRow> {
  await updateLink(tx, link.id, { taken: link.taken + chosen.quantity });
  return addOrder(tx, {
    ...{ merchantId: scope.merchantId, id, linkId: link.id, msn: link.msn, state: "open", ...chosen },
    currency: link.currency,
    reference: referenceOf("link", id),
    // The platform wants three signs at least.
    description: link.title.length < 3 ? `${link.title} – ${unitName}` : link.title,
    createdAt: now(),
  });
}
