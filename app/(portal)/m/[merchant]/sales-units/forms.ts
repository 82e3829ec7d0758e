import { isCurrency, parseMoney } from "@/lib/domain/money";
import { SETTLEMENT_PERIODS } from "@/lib/domain/payout";
import { fail, ok } from "@/lib/domain/result";
import { UNIT_STATUSES } from "@/lib/domain/sales-unit";
import { textField } from "@/lib/web/read-form";

const msnOf = (form: FormData) => textField(form, "msn");

export const unitForm = (form: FormData) => ok({ msn: msnOf(form) });

export const lookForm = (form: FormData) =>
  ok({ msn: msnOf(form), name: textField(form, "name"), location: textField(form, "location") });

export function statusForm(form: FormData) {
  const to = UNIT_STATUSES.find((known) => known === textField(form, "to"));
  if (!to) return fail({ to: "field_unreadable" as const });
  return ok({ msn: msnOf(form), to, typedName: textField(form, "typedName") });
}

export function periodForm(form: FormData) {
  const period = SETTLEMENT_PERIODS.find((known) => known === textField(form, "period"));
  return period ? ok({ msn: msnOf(form), period }) : fail({ period: "field_unreadable" as const });
}

export const accountForm = (form: FormData) => ok({ msn: msnOf(form), account: textField(form, "account") });

/** An empty field means no limit. */
export function limitForm(form: FormData) {
  const currency = textField(form, "currency");
  if (!isCurrency(currency)) return fail({ amount: "field_unreadable" as const });
  const typed = textField(form, "amount");
  if (typed.trim() === "") return ok({ msn: msnOf(form), limitMinor: null });
  const limit = parseMoney(typed, currency);
  if (!limit.ok) return fail({ amount: limit.error.code });
  return ok({ msn: msnOf(form), limitMinor: limit.value.minor });
}

/** The revenue comes as typed and is read here, digit by digit, into minor units. */
export function recurringForm(form: FormData) {
  const currency = textField(form, "currency");
  if (!isCurrency(currency)) return fail({ revenue: "field_unreadable" as const });
  const revenue = parseMoney(textField(form, "revenue"), currency);
  if (!revenue.ok) return fail({ revenue: revenue.error.code });
  if (revenue.value.minor <= 0) return fail({ revenue: "amount_not_positive" as const });
  const description = textField(form, "description");
  return ok({ msn: msnOf(form), revenueMinor: revenue.value.minor, description });
}

export const partnerForm = (form: FormData) =>
  ok({ msn: msnOf(form), name: textField(form, "name"), email: textField(form, "email").trim() });
