import { addDays } from "./calendar";
import { holdsCardNumber } from "./card-number";
import { type InvoiceLine, readQuantity } from "./invoice-total";
import { parseMailAddress } from "./mail-address";
import { type Currency, type MoneyTextFailure, parseMoney } from "./money";
import type { IdentityCountry } from "./national-identity";
import { type PayeeAccountProblem, readPayeeAccount } from "./payee-account";
import { isReference, type ReferenceKind, referenceKindsOf } from "./payment-reference";
import { type PhoneFailure, readPhone } from "./phone-number";
import { VAT_RATES } from "./receipt";
import { fail, ok, type Result } from "./result";

/** What people type of an invoice: all of it text, the day as YYYY-MM-DD or DD.MM.YYYY, prices with VAT, the rate in percent. */
export type TypedInvoice = {
  readonly customerName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly message: string;
  readonly dueDay: string;
  readonly referenceKind: string;
  /** One that was made elsewhere; "" for one that the portal makes. */
  readonly reference: string;
  readonly bankAccount: string;
  readonly lines: readonly TypedLine[];
};
export type TypedLine = {
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly vat: string;
};

export type InvoiceDraft = {
  readonly customerName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly message: string | null;
  readonly dueDay: string;
  readonly referenceKind: ReferenceKind;
  readonly reference: string | null;
  readonly bankAccount: string | null;
  readonly lines: readonly InvoiceLine[];
};

/** Where the merchant is and, for days, when: `today` may be left out where the clock is not at hand. */
export type InvoiceMarket = {
  readonly country: IdentityCountry;
  readonly currency: Currency;
  readonly today?: string;
};

export type InvoiceProblem =
  | "customer_name_missing"
  | PhoneFailure["code"]
  | "email_wrong"
  | "due_day_unreadable"
  | "due_day_past"
  | "due_day_far"
  | "reference_kind_missing"
  | "reference_check_digits"
  | PayeeAccountProblem
  | "text_holds_card_number"
  | "lines_missing"
  | "lines_too_many"
  | "line_description_missing"
  | "quantity_wrong"
  | "vat_rate_other"
  | MoneyTextFailure["code"]
  | "amount_not_positive";

/** By field: "phone", "lines.0.price". */
export type InvoiceProblems = { readonly [field: string]: InvoiceProblem };

export const MOST_LINES = 50;
const MOST_SIGNS = {
  customerName: 100,
  address: 300,
  message: 500,
  description: 100,
} as const;

/** Everything that is wrong at once, each beside its field; else the invoice as it will be kept. */
export function readInvoice(
  typed: TypedInvoice,
  market: InvoiceMarket,
): Result<InvoiceDraft, InvoiceProblems> {
  const found: Record<string, InvoiceProblem> = {};
  const take = <T, E extends InvoiceProblem>(field: string, read: Result<T, E>): T | undefined => {
    if (read.ok) return read.value;
    found[field] = read.error;
    return undefined;
  };
  const customerName = take(
    "customerName",
    readText(typed.customerName, "customerName", "customer_name_missing"),
  );
  const phone = take("phone", readOwnPhone(typed.phone, market.country));
  const email = take("email", readMail(typed.email));
  const address = take("address", readText(typed.address, "address"));
  const message = take("message", readText(typed.message, "message"));
  const dueDay = take("dueDay", readDueDay(typed.dueDay, market.today));
  const bankAccount = take("bankAccount", readAccount(typed.bankAccount, market.country));
  const referenceKind = take("referenceKind", readKind(typed.referenceKind, market.country));
  const reference = take("reference", readReference(typed.reference, referenceKind));
  const lines = readLines(typed.lines, market, take);
  const who = { customerName, phone, email, address, message };
  const draft = { ...who, dueDay, bankAccount, referenceKind, reference, lines };
  if (Object.keys(found).length > 0 || !isWhole(draft)) return fail(found);
  return ok({ ...draft, customerName: draft.customerName ?? "" });
}

type Drafted = { [Field in keyof InvoiceDraft]: InvoiceDraft[Field] | undefined };

function isWhole(draft: Drafted): draft is InvoiceDraft {
  return Object.values(draft).every((value) => value !== undefined);
}

type Take = <T, E extends InvoiceProblem>(field: string, read: Result<T, E>) => T | undefined;

function readLines(
  typed: readonly TypedLine[],
  market: InvoiceMarket,
  take: Take,
): readonly InvoiceLine[] | undefined {
  const filled = typed.map((line, index) => ({ line, index })).filter(({ line }) => !isEmpty(line));
  if (filled.length === 0) return take("lines.0.description", fail("lines_missing"));
  if (filled.length > MOST_LINES) return take(`lines.${MOST_LINES}.description`, fail("lines_too_many"));
  const read = filled.map(({ line, index }) => readLine(line, `lines.${index}`, market, take));
  const whole = read.filter((line) => line !== undefined);
  return whole.length === read.length ? whole : undefined;
}

/** A line that says neither what nor how much is one that nobody filled in. */
function isEmpty({ description, price }: TypedLine): boolean {
  return description.trim() === "" && price.trim() === "";
}

function readLine(line: TypedLine, at: string, market: InvoiceMarket, take: Take): InvoiceLine | undefined {
  const { currency } = market;
  const text = readText(line.description, "description", "line_description_missing");
  const description = take(`${at}.description`, text);
  const quantity = take(`${at}.quantity`, orElse(readQuantity(line.quantity || "1"), "quantity_wrong"));
  const vatRate = take(`${at}.vat`, readRate(line.vat, currency));
  const unitPriceMinor = take(`${at}.price`, readPrice(line.price, currency));
  if (!description || quantity === undefined || vatRate === undefined || unitPriceMinor === undefined)
    return undefined;
  return { description, quantity, unitPriceMinor, vatRate };
}

function readPrice(
  typed: string,
  currency: Currency,
): Result<number, MoneyTextFailure["code"] | "amount_not_positive"> {
  // A minus is read on its own: "not an amount" would not say what is wrong with -100.
  if (/^\s*[-−]/u.test(typed)) return fail("amount_not_positive");
  const read = parseMoney(typed, currency);
  if (!read.ok) return fail(read.error.code);
  return read.value.minor === 0 ? fail("amount_not_positive") : ok(read.value.minor);
}

function readRate(typed: string, currency: Currency): Result<number, "vat_rate_other"> {
  const [, whole = "", decimals = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim()) ?? [];
  const rate = whole === "" ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return orElse(
    VAT_RATES[currency].find((known) => known === rate),
    "vat_rate_other",
  );
}

type TextProblem = "customer_name_missing" | "line_description_missing" | "text_holds_card_number";

/** Text on one line or several, cut to what fits; "" is null, save where something has to stand. */
function readText(typed: string, field: keyof typeof MOST_SIGNS): Result<string | null, TextProblem>;
function readText(
  typed: string,
  field: keyof typeof MOST_SIGNS,
  missing: TextProblem,
): Result<string, TextProblem>;
function readText(typed: string, field: keyof typeof MOST_SIGNS, missing?: TextProblem) {
  const text = typed
    .normalize("NFC")
    .replace(/[^\P{C}\n]/gu, " ")
    .trim()
    .slice(0, MOST_SIGNS[field]);
  if (holdsCardNumber(text)) return fail("text_holds_card_number" as const);
  if (text !== "") return ok(text);
  return missing ? fail(missing) : ok(null);
}

function readOwnPhone(typed: string, country: IdentityCountry): Result<string | null, PhoneFailure["code"]> {
  if (typed.trim() === "") return ok(null);
  const read = readPhone(country, typed);
  return read.ok ? read : fail(read.error.code);
}

function readMail(typed: string): Result<string | null, "email_wrong"> {
  return typed.trim() === "" ? ok(null) : orElse(parseMailAddress(typed), "email_wrong");
}

function readAccount(typed: string, country: IdentityCountry): Result<string | null, PayeeAccountProblem> {
  return typed.trim() === "" ? ok(null) : readPayeeAccount(typed, country);
}

/** Spaces count for nothing. Where the kind is not known, that is said already. */
function readReference(
  typed: string,
  kind: ReferenceKind | undefined,
): Result<string | null, "reference_check_digits"> {
  const text = typed.replace(/\s/gu, "").toUpperCase();
  if (text === "" || !kind) return ok(null);
  return isReference(kind, text) ? ok(text) : fail("reference_check_digits");
}

function readKind(typed: string, country: IdentityCountry): Result<ReferenceKind, "reference_kind_missing"> {
  const kinds = referenceKindsOf(country);
  const kind = typed === "" ? kinds[0] : kinds.find((known) => known === typed);
  return orElse(kind, "reference_kind_missing");
}

type DayProblem = "due_day_unreadable" | "due_day_past" | "due_day_far";

/** The day as YYYY-MM-DD. Today is not past; a year ahead is a slip of the finger. */
export function readDueDay(typed: string, today?: string): Result<string, DayProblem> {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed.trim()) ?? [];
  const text = year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : typed.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDay(text)) return fail("due_day_unreadable");
  if (today !== undefined && text < today) return fail("due_day_past");
  return today !== undefined && text > addDays(today, 366) ? fail("due_day_far") : ok(text);
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function orElse<T, E>(value: T | undefined, error: E): Result<T, E> {
  return value === undefined ? { ok: false, error } : ok(value);
}
