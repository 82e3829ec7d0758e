import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type InvoiceState, mayStep, outstandingOf, stateAfterPayment } from "@/lib/domain/invoice-state";
import { type Currency, isCurrency, MAX_MINOR, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import { addPayment, noteEvent } from "./event-repository";
import { lockInvoice, updateInvoice } from "./repository";

export type RegisterFailure =
  | { code: "invoice_not_found" | "invoice_moved_on" | "amount_not_positive" }
  | { code: "amount_exceeds_outstanding"; outstanding: Money; field: "amount" };
type Registered = Result<{ state: InvoiceState }, RegisterFailure>;

/**
 * Writes down money that came in elsewhere: all of what is outstanding, or a part. Input: `{ id, paymentKey, amountMinor, note }`; the
 * same `paymentKey` again counts once.
 */
export const registerPayment = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({
    id: z.uuid(),
    paymentKey: z.uuid(),
    amountMinor: z.int().min(-MAX_MINOR).max(MAX_MINOR),
    note: z.string().trim().max(200),
  }),
  run: (scope, { id, paymentKey, amountMinor, note }): Promise<Registered> =>
    scope.write(async (tx): Promise<Change<Registered>> => {
      const invoice = await lockInvoice(tx, id);
      if (!invoice) return refuse({ code: "invoice_not_found" });
      if (amountMinor <= 0) return refuse({ code: "amount_not_positive" });
      const { today } = await issuerOf(tx);
      const by = { createdBy: scope.caller.id, createdAt: now() };
      const what = { merchantId: scope.merchantId, id: paymentKey, invoiceId: id, amountMinor, day: today };
      const fresh = await addPayment(tx, { ...what, ...by, note: note || null });
      if (!fresh) return { value: ok({ state: invoice.state }), audit: "unchanged" };
      if (!mayStep(invoice, "pay")) return refuse({ code: "invoice_moved_on" });
      const outstanding = outstandingOf(invoice);
      if (amountMinor > outstanding) return refuse(tooMuch(money(outstanding, currencyOf(invoice))));
      const paidMinor = invoice.paidMinor + amountMinor;
      const state = stateAfterPayment(invoice.state, { ...invoice, paidMinor });
      await updateInvoice(tx, id, { paidMinor, state, nextAt: now(), changedAt: now() });
      await noteEvent(tx, scope, id, "registered", { amountMinor });
      const details = { amountMinor, currency: invoice.currency };
      const subject = `invoice:${id}`;
      const audit = { action: "invoice.payment_registered", subject, msn: invoice.msn, details };
      return { value: ok({ state }), audit };
    }),
});

function refuse(error: RegisterFailure): Change<Registered> {
  return { value: fail(error), audit: "unchanged" };
}

function tooMuch(outstanding: Money): RegisterFailure {
  return { code: "amount_exceeds_outstanding", outstanding, field: "amount" };
}

function currencyOf({ currency }: { currency: string }): Currency {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return currency;
}
