import { type Currency, type Money, parseMoney } from "@/lib/domain/money";
import { readPhone } from "@/lib/domain/phone-number";
import { type ReceiptLine, totalsOf } from "@/lib/domain/receipt";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type FieldFailures, textField } from "@/lib/web/read-form";

const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
const CURRENCIES = ["NOK", "DKK", "EUR"] as const;

type Sent = {
  msn: string;
  phone: string;
  amountMinor: number;
  currency: (typeof CURRENCIES)[number];
  message: string;
  minutes: number;
  vatRate: number;
  lines?: ReceiptLine[];
  ownReference?: string;
  idempotencyKey: string;
};

/** The whole form. What can't be read is told beside its field; the amount is that of the lines where there are any. */
export function requestForm(form: FormData): Result<Sent, FieldFailures> {
  const currency = CURRENCIES.find((one) => one === textField(form, "currency"));
  if (!currency) return fail({ amount: "currency_not_collected" as const });
  const country = COUNTRIES.find((one) => one === textField(form, "country")) ?? "NO";
  const typed = textField(form, "phone");
  const phone = readPhone(country, typed);
  const lines = readLines(form, currency);
  const amount = lines.ok && lines.value.length > 0 ? sumOf(lines.value) : readAmount(form, currency);
  const failures: FieldFailures = {
    ...(phone.ok ? {} : { phone: typed.trim() === "" ? "phone_missing" : phone.error.code }),
    ...(lines.ok ? {} : { lines: lines.error }),
    ...(amount.ok || !lines.ok ? {} : { amount: amount.error }),
  };
  if (!phone.ok || !lines.ok || !amount.ok) return fail(failures);
  const ownReference = textField(form, "ownReference").trim();
  return ok({
    msn: textField(form, "msn"),
    phone: phone.value,
    amountMinor: amount.value,
    currency,
    message: textField(form, "description").trim(),
    minutes: Number(textField(form, "expiry")),
    vatRate: Number(textField(form, "vat")),
    ...(lines.value.length > 0 && { lines: lines.value }),
    ...(ownReference && { ownReference }),
    idempotencyKey: textField(form, "idempotencyKey"),
  });
}

type AmountCode = "amount_missing" | "amount_not_a_number" | "amount_too_many_decimals" | "amount_too_large";

function readAmount(form: FormData, currency: Currency): Result<number, AmountCode | "amount_not_positive"> {
  const text = textField(form, "amount").trim();
  if (/^[-−]/u.test(text)) return fail("amount_not_positive" as const);
  const amount: Result<Money, { code: AmountCode }> = parseMoney(text, currency);
  if (!amount.ok) return fail(amount.error.code);
  return amount.value.minor > 0 ? ok(amount.value.minor) : fail("amount_not_positive" as const);
}

/** Lines without a name and a price are not there. */
function readLines(
  form: FormData,
  currency: Currency,
): Result<ReceiptLine[], "field_unreadable" | AmountCode> {
  const column = (name: string) =>
    form.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
  const [names, pieces, prices, rates] = [column("item"), column("pieces"), column("price"), column("rate")];
  const lines: ReceiptLine[] = [];
  for (const [at, name] of names.entries()) {
    const price = prices[at] ?? "";
    if (name === "" && price === "") continue;
    const unit = parseMoney(price, currency);
    if (!unit.ok) return fail(unit.error.code);
    const count = Number(pieces[at]);
    if (name === "" || !Number.isInteger(count) || count < 1) return fail("field_unreadable" as const);
    lines.push({ name, pieces: count, unitMinor: unit.value.minor, vatRate: Number(rates[at]) });
  }
  return ok(lines);
}

function sumOf(lines: readonly ReceiptLine[]): Result<number, "amount_not_positive"> {
  const sum = lines.reduce((total, line) => total + totalsOf(line).total, 0);
  return sum > 0 ? ok(sum) : fail("amount_not_positive" as const);
}

export function decisionForm(
  form: FormData,
): Result<{ requestId: string; idempotencyKey: string }, FieldFailures> {
  return ok({ requestId: textField(form, "request"), idempotencyKey: textField(form, "idempotencyKey") });
}

export function listForm(form: FormData): Result<{ listId: string }, FieldFailures> {
  return ok({ listId: textField(form, "list") });
}

type Reminders = { listId: string; everyDays: number | null; most: number };

export function remindersForm(form: FormData): Result<Reminders, FieldFailures> {
  const days = Number(textField(form, "everyDays"));
  return ok({
    listId: textField(form, "list"),
    everyDays: days > 0 ? days : null,
    most: Number(textField(form, "most")),
  });
}
