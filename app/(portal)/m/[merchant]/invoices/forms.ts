import { MOST_LINES, readInvoice } from "@/lib/domain/invoice-draft";
import { isCurrency, parseMoney } from "@/lib/domain/money";
import { IDENTITY_COUNTRIES } from "@/lib/domain/national-identity";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

/** What was typed is checked here field by field, so that all that is wrong is said at once; the use case checks again. */
export function invoiceForm(form: FormData) {
  const country = IDENTITY_COUNTRIES.find((known) => known === textField(form, "country"));
  const currency = textField(form, "currency");
  if (!country || !isCurrency(currency)) return fail({ customerName: "field_unreadable" as const });
  const typed = {
    customerName: textField(form, "customerName"),
    phone: textField(form, "phone"),
    email: textField(form, "email"),
    address: textField(form, "address"),
    message: textField(form, "message"),
    dueDay: textField(form, "dueDay"),
    referenceKind: textField(form, "referenceKind"),
    reference: textField(form, "reference"),
    bankAccount: textField(form, "bankAccount"),
    lines: linesOf(form),
  };
  const read = readInvoice(typed, { country, currency });
  if (!read.ok) return read;
  const id = textField(form, "invoice") || textField(form, "idempotencyKey");
  const remindsAlone = textField(form, "remindsAlone") === "1";
  const upload = textField(form, "upload");
  return ok({ id, msn: textField(form, "msn"), remindsAlone, ...typed, ...(upload && { upload }) });
}

/** Lines as far as the form counts them, also where one between was left empty. */
function linesOf(form: FormData) {
  const counted = Number(textField(form, "lineCount")) || 1;
  return Array.from({ length: Math.min(Math.max(1, counted), MOST_LINES + 1) }, (_, at) => ({
    description: textField(form, `lines.${at}.description`),
    quantity: textField(form, `lines.${at}.quantity`),
    price: textField(form, `lines.${at}.price`),
    vat: textField(form, `lines.${at}.vat`),
  }));
}

export const oneInvoiceForm = (form: FormData) => ok({ id: textField(form, "invoice") });

export const reminderForm = (form: FormData) =>
  ok({ id: textField(form, "invoice"), withFee: textField(form, "withFee") === "1" });

export const creditForm = (form: FormData) =>
  ok({ id: textField(form, "invoice"), noteId: textField(form, "idempotencyKey") });

export function paymentForm(form: FormData) {
  const currency = textField(form, "currency");
  if (!isCurrency(currency)) return fail({ amount: "field_unreadable" as const });
  const typed = textField(form, "amount");
  if (/^\s*[-−]/u.test(typed)) return fail({ amount: "amount_not_positive" as const });
  const amount = parseMoney(typed, currency);
  if (!amount.ok) return fail({ amount: amount.error.code });
  return ok({
    id: textField(form, "invoice"),
    paymentKey: textField(form, "idempotencyKey"),
    amountMinor: amount.value.minor,
    note: textField(form, "note").trim(),
  });
}
