import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { readDueDay } from "@/lib/domain/invoice-draft";
import { mayStep } from "@/lib/domain/invoice-state";
import { makeReference } from "@/lib/domain/payment-reference";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf, knownPhones } from "./company-repository";
import { noteEvent } from "./event-repository";
import { type InvoiceRow, lockInvoice, takeNumber, updateInvoice } from "./repository";

export type SendFailure =
  | { code: "invoice_not_found" }
  | { code: "invoice_moved_on" }
  | { code: "due_day_past" | "due_day_far" | "due_day_unreadable" };
export type Sent = Result<{ number: number | null }, SendFailure>;

/**
 * Gives the invoice its number and reference and lets the customer have it: one transaction, so that a number is never lost and
 * never given twice. From here on the invoice is never edited. Input: `{ id }`.
 */
export const sendInvoice = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Sent> =>
    scope.write(async (tx): Promise<Change<Sent>> => {
      const draft = await lockInvoice(tx, id);
      if (!draft) return refuse({ code: "invoice_not_found" });
      if (!mayStep(draft, "send")) return refuse({ code: "invoice_moved_on" });
      const { today } = await issuerOf(tx);
      const due = readDueDay(draft.dueDay, today);
      if (!due.ok) return refuse({ code: due.error });
      const sent = await issue(tx, scope, draft, today);
      const details = { number: sent, amountMinor: draft.totalMinor, currency: draft.currency };
      const subject = `invoice:${id}`;
      return {
        value: ok({ number: sent }),
        audit: { action: "invoice.sent", subject, msn: draft.msn, details },
      };
    }),
});

function refuse(error: SendFailure): Change<Sent> {
  return { value: fail(error), audit: "unchanged" };
}

async function issue(tx: WriteTx, scope: Scope, draft: InvoiceRow, today: string): Promise<number> {
  const { id, environment, referenceKind } = draft;
  const number = await takeNumber(tx, scope.merchantId, environment);
  const reference = draft.reference ?? makeReference(referenceKind, String(number));
  const [phone = null] = await knownPhones(tx, draft.msn, [draft]);
  const at = now();
  const given = { number, reference, issuedDay: today, customerPhone: phone };
  await updateInvoice(tx, id, { ...given, state: "sent", nextAt: at, changedAt: at });
  await noteEvent(tx, scope, id, "sent", { number });
  return number;
}
