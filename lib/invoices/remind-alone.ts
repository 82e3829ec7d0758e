import type { Scope } from "@/lib/access/use-case";
import { addDays, startOfDay } from "@/lib/domain/calendar";
import { reminderFee, reminderRuleOf } from "@/lib/domain/invoice-reminder";
import { mayStep } from "@/lib/domain/invoice-state";
import { remindersIn } from "./event-repository";
import { remind } from "./remind-invoice";
import type { Sight } from "./sight";

/** Reminds by itself on the first day on which the law allows a fee, where the merchant wants that. */
export async function remindAlone(scope: Scope, sight: Sight): Promise<boolean> {
  const { invoice, issuer, events } = sight;
  if (!wants(sight)) return false;
  const fee = reminderFee(issuer.country, invoice.dueDay, remindersIn(events), issuer.today);
  if (!fee.allowed) return false;
  // What had to be agreed before the debt arose, only a person knows.
  const withFee = !reminderRuleOf(issuer.country).onlyIfAgreed;
  const reminded = await scope.write((tx) => remind(tx, scope, invoice.id, withFee));
  return reminded.ok;
}

/** When that will be; null where no reminder comes any more. */
export function nextReminder(sight: Sight): Date | null {
  const { invoice, issuer, events } = sight;
  if (!wants(sight)) return null;
  const fee = reminderFee(issuer.country, invoice.dueDay, remindersIn(events), issuer.today);
  if (fee.allowed) return startOfDay(addDays(issuer.today, 1), issuer.timeZone);
  return fee.why === "too_early" ? startOfDay(fee.from, issuer.timeZone) : null;
}

function wants({ invoice }: Sight): boolean {
  return invoice.remindsAlone && mayStep(invoice, "remind");
}
