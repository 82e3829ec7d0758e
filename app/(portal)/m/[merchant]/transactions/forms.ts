import { isCurrency, parseMoney } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

type Decision = { paymentId: string; idempotencyKey: string; seenVersion: number; reason?: string };

function decision(form: FormData): Decision {
  const reason = textField(form, "reason").trim();
  return {
    paymentId: textField(form, "payment"),
    idempotencyKey: textField(form, "idempotencyKey"),
    seenVersion: Number(textField(form, "seenVersion")),
    ...(reason ? { reason } : {}),
  };
}

export function wholeForm(form: FormData): Result<Decision, FieldFailures> {
  return ok(decision(form));
}

/** The amount comes as typed and is read here, digit by digit, into minor units. */
export function amountForm(form: FormData): Result<Decision & { amountMinor: number }, FieldFailures> {
  const currency = textField(form, "currency");
  if (!isCurrency(currency)) return fail({ amount: "field_unreadable" as const });
  const amount = parseMoney(textField(form, "amount"), currency);
  if (!amount.ok) return fail({ amount: amount.error.code });
  if (amount.value.minor <= 0) return fail({ amount: "amount_not_positive" as const });
  return ok({ ...decision(form), amountMinor: amount.value.minor });
}

export function noteForm(
  form: FormData,
): Result<{ paymentId: string; noteId: string; text: string }, FieldFailures> {
  const text = textField(form, "text");
  if (text.trim() === "") return fail({ text: "note_missing" as const });
  return ok({ paymentId: textField(form, "payment"), noteId: textField(form, "idempotencyKey"), text });
}

export function checkForm(form: FormData): Result<{ paymentId: string }, FieldFailures> {
  return ok({ paymentId: textField(form, "payment") });
}

export function reviewForm(
  form: FormData,
): Result<{ operationId: string; happened: boolean; reason: string }, FieldFailures> {
  const reason = textField(form, "reason");
  if (reason.trim() === "") return fail({ reason: "reason_missing" as const });
  // Anything but these two is no decision: the use case must not take a missing field for "no".
  const happened = textField(form, "happened");
  if (happened !== "yes" && happened !== "no") return fail({ happened: "field_unreadable" as const });
  return ok({ operationId: textField(form, "operation"), happened: happened === "yes", reason });
}
