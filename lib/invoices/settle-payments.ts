import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { takePayment } from "@/lib/collect/take-payment";
import { withdrawPayment } from "@/lib/collect/withdraw-payment";
import { mayStep, stateAfterPayment } from "@/lib/domain/invoice-state";
import { deriveKey } from "./derive-key";
import { noteEvent } from "./event-repository";
import { type MadePayment, recordedOf, recordPayment } from "./payment-repository";
import { lockInvoice, updateInvoice } from "./repository";
import type { Sight } from "./sight";

/**
 * Draws the consequences of what became of the payments: money that was captured is written down, what the customer approved is
 * captured, what ended without money is told, and what nobody shall approve any more is withdrawn. Each step by itself, so that
 * whatever is done twice changes nothing.
 */
export async function settlePayments(scope: Scope, sight: Sight): Promise<void> {
  const { invoice, made, recorded, events } = sight;
  for (const payment of made) {
    const { paymentId, state, capturedMinor } = payment;
    if (!paymentId || !state) continue;
    if ((capturedMinor ?? 0) > (recorded.get(paymentId) ?? 0))
      await writeDown(scope, sight, payment, paymentId);
    else if (state === "AUTHORIZED" && mayStep(invoice, "pay")) await take(scope, sight, paymentId);
    else if (state === "CREATED" && !mayStep(invoice, "pay")) await withdraw(scope, invoice.id, paymentId);
    else if (endedEmpty(state) && !events.some(({ details }) => details.paymentId === paymentId))
      await tellOfEnd(scope, sight, paymentId);
  }
}

function endedEmpty(state: NonNullable<MadePayment["state"]>): boolean {
  return state === "ABORTED" || state === "EXPIRED" || state === "TERMINATED";
}

function writeDown(
  scope: Scope,
  { invoice, issuer }: Sight,
  { capturedMinor }: MadePayment,
  paymentId: string,
): Promise<undefined> {
  const amountMinor = capturedMinor ?? 0;
  return scope.write(async (tx): Promise<Change<undefined>> => {
    const present = await lockInvoice(tx, invoice.id);
    const before = (await recordedOf(tx, invoice.id)).get(paymentId) ?? 0;
    if (!present || amountMinor <= before) return { value: undefined, audit: "unchanged" };
    const what = {
      merchantId: scope.merchantId,
      id: deriveKey(paymentId, "paid"),
      invoiceId: invoice.id,
      paymentId,
    };
    const by = { day: issuer.today, createdBy: scope.caller.id, createdAt: now() };
    await recordPayment(tx, { ...what, ...by, amountMinor });
    const paidMinor = present.paidMinor + amountMinor - before;
    const state = stateAfterPayment(present.state, { ...present, paidMinor });
    await updateInvoice(tx, invoice.id, { paidMinor, state, changedAt: now() });
    await noteEvent(tx, scope, invoice.id, "paid", { amountMinor: amountMinor - before, paymentId });
    const details = { amountMinor: amountMinor - before, currency: invoice.currency, payment: paymentId };
    const subject = `invoice:${invoice.id}`;
    return { value: undefined, audit: { action: "invoice.paid", subject, msn: invoice.msn, details } };
  });
}

function take(scope: Scope, { invoice }: Sight, paymentId: string): Promise<undefined> {
  const source = { kind: "invoice", id: invoice.id } as const;
  const idempotencyKey = deriveKey(paymentId, "capture");
  return scope.write(async (tx): Promise<Change<undefined>> => {
    const audit = await takePayment(tx, scope, { paymentId, source, idempotencyKey });
    return { value: undefined, audit: audit ?? "unchanged" };
  });
}

function withdraw(scope: Scope, id: string, paymentId: string): Promise<undefined> {
  const idempotencyKey = deriveKey(paymentId, "withdraw");
  return scope.write(async (tx): Promise<Change<undefined>> => {
    const source = { kind: "invoice", id } as const;
    const asked = await withdrawPayment(tx, scope, { paymentId, source, idempotencyKey });
    return { value: undefined, audit: asked.ok ? asked.value : "unchanged" };
  });
}

/** The invoice stays open: the customer may pay in another way, or once more. */
function tellOfEnd(scope: Scope, { invoice }: Sight, paymentId: string): Promise<undefined> {
  return scope.write(async (tx): Promise<Change<undefined>> => {
    await noteEvent(tx, scope, invoice.id, "payment_failed", { paymentId });
    const details = { payment: paymentId };
    const subject = `invoice:${invoice.id}`;
    return {
      value: undefined,
      audit: { action: "invoice.payment_failed", subject, msn: invoice.msn, details },
    };
  });
}
