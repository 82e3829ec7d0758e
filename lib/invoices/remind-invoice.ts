import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { reminderFee } from "@/lib/domain/invoice-reminder";
import { standingOf } from "@/lib/domain/invoice-state";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import { eventsOf, noteEvent, remindersIn } from "./event-repository";
import { lockInvoice, updateInvoice } from "./repository";

export type RemindFailure =
  | { code: "invoice_not_found" }
  /** It is not overdue, or nothing is expected any more. */
  | { code: "nothing_to_remind" }
  | { code: "reminder_fee_refused" };
export type Reminded = Result<{ feeMinor: number }, RemindFailure>;

/**
 * Reminds the customer of an overdue invoice, with the fee that the country's law allows today or without one. The app asks anew for
 * all that is outstanding. Input: `{ id, withFee }`.
 */
export const remindInvoice = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ id: z.uuid(), withFee: z.boolean() }),
  run: (scope, { id, withFee }): Promise<Reminded> => scope.write((tx) => remind(tx, scope, id, withFee)),
});

/** The same for whoever has a transaction already: a person's press, or the portal by itself. */
export async function remind(
  tx: WriteTx,
  scope: Scope,
  id: string,
  withFee: boolean,
): Promise<Change<Reminded>> {
  const refuse = (error: RemindFailure) => ({ value: fail(error), audit: "unchanged" as const });
  const invoice = await lockInvoice(tx, id);
  if (!invoice) return refuse({ code: "invoice_not_found" });
  const { today, country } = await issuerOf(tx);
  if (standingOf(invoice, today) !== "overdue") return refuse({ code: "nothing_to_remind" });
  const sent = remindersIn(await eventsOf(tx, id));
  // A second press on the same day is the same reminder.
  if (sent.some(({ day }) => day === today)) return refuse({ code: "nothing_to_remind" });
  const fee = reminderFee(country, invoice.dueDay, sent, today);
  if (withFee && !fee.allowed) return refuse({ code: "reminder_fee_refused" });
  const feeMinor = withFee && fee.allowed ? fee.feeMinor : 0;
  const at = now();
  await updateInvoice(tx, id, { feeMinor: invoice.feeMinor + feeMinor, nextAt: at, changedAt: at });
  await noteEvent(tx, scope, id, "reminded", { day: today, feeMinor });
  const details = { feeMinor, currency: invoice.currency };
  const subject = `invoice:${id}`;
  return {
    value: ok({ feeMinor }),
    audit: { action: "invoice.reminded", subject, msn: invoice.msn, details },
  };
}
