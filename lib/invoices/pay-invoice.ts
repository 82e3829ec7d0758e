import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { referenceOf } from "@/lib/collect/collect-input";
import { collectPayment } from "@/lib/collect/collect-payment";
import { mayStep, outstandingOf } from "@/lib/domain/invoice-state";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { invoiceTexts, writeDay } from "@/lib/i18n/invoice-texts";
import { log } from "@/lib/log";
import { noteEvent } from "./event-repository";
import { receiptOf } from "./invoice-receipt";
import { addressOf } from "./public-address";
import { putLink } from "./put-link";
import { lockInvoice, updateInvoice } from "./repository";
import { lookAt, type Sight } from "./sight";
import { withdrawOpen } from "./withdraw-open";

export type PayFailure = { code: "invoice_not_found" | "invoice_moved_on" | "not_collected" };

/**
 * A customer begins to pay from the invoice's page what is outstanding. With `share`, the platform asks for leave to tell the
 * customer's number. `attempt` is made with the page: the same one again is the same payment. Input: `{ id, attempt, share }`.
 */
export const payInvoice = defineUseCase({
  permission: "invoice:open",
  input: z.strictObject({ id: z.uuid(), attempt: z.uuid(), share: z.boolean() }),
  run: async (scope, { id, attempt, share }): Promise<Result<{ redirectUrl: string | null }, PayFailure>> => {
    const started = await start(scope, id, attempt, share);
    if (!started.ok) return started;
    const { sight, amount } = started.value;
    const { invoice, lines } = sight;
    // Whoever shares the number sees the invoice in the app anyway, at the next one.
    if (!share) await putLink(scope, invoice, referenceOf("invoice", attempt));
    const t = invoiceTexts(invoice.locale);
    const number = String(invoice.number);
    const description = t("description", { number, day: writeDay(invoice.dueDay, invoice.locale) });
    const collected = await collectPayment(scope, {
      ...{ msn: invoice.msn, source: { kind: "invoice", id }, amount, flow: "WEB_REDIRECT", description },
      receipt: receiptOf(lines, amount.minor, description),
      returnUrl: addressOf(invoice.token),
      ...(share && { profileScope: "phoneNumber" }),
      idempotencyKey: attempt,
    });
    if (!collected.ok) {
      log.warn({ invoice: id, failure: collected.error }, "an invoice could not be paid");
      return fail({ code: "not_collected" });
    }
    const { value } = collected;
    return ok({ redirectUrl: value.outcome === "created" ? (value.redirectUrl ?? null) : null });
  },
});

type Started = Result<{ sight: Sight; amount: Money }, PayFailure>;

/** Writes down that somebody begins to pay, and takes back the request that waits in the app: one of the two is enough. */
async function start(scope: Scope, id: string, attempt: string, share: boolean): Promise<Started> {
  const begun = await scope.write(async (tx): Promise<Change<Started>> => {
    const present = await lockInvoice(tx, id);
    const sight = await lookAt(tx, id);
    if (!present || !sight || !isCurrency(present.currency))
      return { value: fail({ code: "invoice_not_found" }), audit: "unchanged" };
    if (!mayStep(present, "pay")) return { value: fail({ code: "invoice_moved_on" }), audit: "unchanged" };
    const amount = money(outstandingOf(present), present.currency);
    const value = ok({ sight, amount });
    if (sight.made.some(({ key }) => key === attempt)) return { value, audit: "unchanged" };
    await updateInvoice(tx, id, { nextAt: new Date(now().getTime() + 1_500) });
    await noteEvent(tx, scope, id, "pay_started", {
      amountMinor: amount.minor,
      ...(share && { code: "share" }),
    });
    const details = { amountMinor: amount.minor, currency: amount.currency };
    const audit = { action: "invoice.pay_started", subject: `invoice:${id}`, msn: present.msn, details };
    return { value, audit };
  });
  if (begun.ok) await withdrawOpen(scope, begun.value.sight, attempt);
  return begun;
}
