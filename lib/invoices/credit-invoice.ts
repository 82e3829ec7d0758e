import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { mayStep } from "@/lib/domain/invoice-state";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import { noteEvent } from "./event-repository";
import {
  addInvoice,
  type InvoiceRow,
  linesOf,
  lockInvoice,
  replaceLines,
  takeNumber,
  updateInvoice,
} from "./repository";

type Credited = Result<
  { id: string; number: number },
  { code: "invoice_not_found" | "invoice_moved_on" | "key_reused" }
>;

/**
 * Takes a sent invoice back whole: a credit note with a number of its own and the invoice's lines. Money that came in is given back in
 * Transactions. Input: `{ id, noteId }`; the same `noteId` again is the same note.
 */
export const creditInvoice = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ id: z.uuid(), noteId: z.uuid() }),
  run: (scope, { id, noteId }): Promise<Credited> =>
    scope.write(async (tx): Promise<Change<Credited>> => {
      const invoice = await lockInvoice(tx, id);
      if (!invoice) return { value: fail({ code: "invoice_not_found" }), audit: "unchanged" };
      if (!mayStep(invoice, "credit"))
        return { value: fail({ code: "invoice_moved_on" }), audit: "unchanged" };
      const number = await addNote(tx, scope, invoice, noteId);
      if (number === undefined) return { value: fail({ code: "key_reused" }), audit: "unchanged" };
      const at = now();
      // The worker withdraws what the customer could still approve.
      await updateInvoice(tx, id, { state: "credited", nextAt: at, changedAt: at });
      await noteEvent(tx, scope, id, "credited", { number });
      const details = { number, amountMinor: invoice.totalMinor, currency: invoice.currency };
      const subject = `invoice:${id}`;
      const audit = { action: "invoice.credited", subject, msn: invoice.msn, details };
      return { value: ok({ id: noteId, number }), audit };
    }),
});

async function addNote(
  tx: WriteTx,
  scope: Scope,
  invoice: InvoiceRow,
  noteId: string,
): Promise<number | undefined> {
  const { merchantId, caller } = scope;
  const { today } = await issuerOf(tx);
  const number = await takeNumber(tx, merchantId, invoice.environment);
  const at = now();
  const added = await addInvoice(tx, {
    ...invoice,
    ...{ id: noteId, kind: "credit_note", state: "sent", number, creditOf: invoice.id },
    ...{ token: randomBytes(16).toString("base64url"), reference: null, bankAccount: null, message: null },
    ...{ feeMinor: 0, paidMinor: 0, dueDay: today, issuedDay: today, remindsAlone: false, nextAt: null },
    ...{ listId: null, line: null, fingerprint: null },
    ...{ createdBy: caller.id, createdAt: at, changedAt: at },
  });
  if (!added) return undefined;
  await replaceLines(tx, { merchantId, id: noteId }, await linesOf(tx, invoice.id));
  await noteEvent(tx, scope, noteId, "sent", { number });
  return number;
}
