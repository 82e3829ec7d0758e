import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { type ReminderFee, reminderFee } from "@/lib/domain/invoice-reminder";
import { type InvoiceStanding, outstandingOf, standingOf } from "@/lib/domain/invoice-state";
import { type InvoiceLine, totalOf } from "@/lib/domain/invoice-total";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import type { IdentityCountry } from "@/lib/domain/national-identity";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import {
  eventsOf,
  type InvoiceEvent,
  type InvoicePayment,
  paymentsOf,
  remindersIn,
} from "./event-repository";
import { creditNoteOf, findInvoice, hasFile, type InvoiceRow, linesOf } from "./repository";

export type { InvoiceEvent };

export type InvoiceDetail = {
  readonly invoice: Omit<InvoiceRow, "currency" | "nextAt">;
  readonly currency: Money["currency"];
  readonly country: IdentityCountry;
  readonly standing: InvoiceStanding;
  readonly outstanding: Money;
  readonly lines: readonly InvoiceLine[];
  readonly total: ReturnType<typeof totalOf>;
  readonly events: readonly InvoiceEvent[];
  readonly payments: readonly InvoicePayment[];
  /** Whether a reminder of today may carry a fee. */
  readonly fee: ReminderFee;
  /** The credit note that took it back, and of a credit note the invoice. */
  readonly related: { readonly id: string; readonly number: number | null } | undefined;
  readonly hasFile: boolean;
};

/** One invoice with its lines and what happened to it. Input: `{ id }`. */
export const getInvoice = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ id: z.string().max(60) }),
  run: (scope, { id }): Promise<Result<InvoiceDetail, { code: "invoice_not_found" }>> =>
    scope.read(async (tx) => {
      const found = z.uuid().safeParse(id).success ? await findInvoice(tx, id) : undefined;
      if (!found || !isCurrency(found.currency)) return fail({ code: "invoice_not_found" });
      const { currency, nextAt: _, ...invoice } = found;
      const { country, today } = await issuerOf(tx);
      const lines = await linesOf(tx, id);
      const events = await eventsOf(tx, id);
      const related = found.creditOf ? await findInvoice(tx, found.creditOf) : await creditNoteOf(tx, id);
      return ok({
        ...{ invoice, currency, country, lines, events, total: totalOf(lines) },
        standing: standingOf(found, today),
        outstanding: money(outstandingOf(found), currency),
        payments: await paymentsOf(tx, id),
        fee: reminderFee(country, found.dueDay, remindersIn(events), today),
        related: related && { id: related.id, number: related.number },
        hasFile: await hasFile(tx, id),
      });
    }),
});
