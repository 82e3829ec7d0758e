import { type AmountFailure, checkAmount } from "./collect-rules";
import { type InvoiceDraft, type InvoiceProblem, readInvoice } from "./invoice-draft";
import { totalOf } from "./invoice-total";
import { type Currency, money } from "./money";
import type { IdentityCountry } from "./national-identity";
import { fail, ok, type Result } from "./result";
import { cellsOf, findColumns, type Places } from "./sheet-columns";

export const INVOICE_COLUMNS = [
  "customer",
  "phone",
  "email",
  "address",
  "description",
  "quantity",
  "price",
  "vat",
  "due",
  "reference",
  "message",
] as const;
export type InvoiceColumn = (typeof INVOICE_COLUMNS)[number];
const NEEDED = ["customer", "description", "price"] as const;

/** What a column may be called, in the portal's languages and as people do. */
const NAMES: Record<InvoiceColumn, RegExp> = {
  customer: /^(customer|kunde?|asiakas|asiakkaan|name|navn|namn|nimi)(?!.*(num|nr|no\b))/,
  phone: /^(phone|mobile|tele(f|ph)on|mobil|puhelin|matkapuhelin)/,
  email: /^(e-?mail|e-?post|sähköposti|mail)/,
  address: /^(address|adresse?|osoite|postal|post(ad|os))/,
  description:
    /^(description|what|line|beskriv|hvad?\b|vad\b|kuvaus|mitä|vare|product|produkt|tuote|te[kx]sti?)/,
  quantity: /^(quantity|qty|antall?|määrä|kpl)/,
  price: /^(price|pris|styckpris|stykpris|hinta|yksikköhinta|amount|bel[oø][pb]p?|summa?)\b/,
  vat: /^(vat|mva|moms|alv)/,
  due: /^(due|forfald|forfall|frist|eräpäivä|förfallo)/,
  reference: /^(reference|referanse|referens|betalingsref|betalningsref|maksuviite|ref|viite|kid|fik|ocr)\b/,
  message: /^(message|melding|besked|viesti|meddelande)/,
};

/** What of an invoice a cell becomes, for the reason beside it. */
const CELL_OF: Readonly<Record<string, InvoiceColumn>> = {
  ...{ customerName: "customer", phone: "phone", email: "email", address: "address", message: "message" },
  ...{ dueDay: "due", reference: "reference", "lines.0.description": "description", "lines.0.vat": "vat" },
  ...{ "lines.0.quantity": "quantity", "lines.0.price": "price" },
};

export type InvoiceRowProblem =
  | { code: InvoiceProblem }
  | AmountFailure
  | { code: "cell_formula" }
  | { code: "row_twice"; line: number }
  | { code: "invoice_sent_before"; number: number };

export type CheckedInvoice = {
  readonly line: number;
  /** As they were read. */
  readonly cells: Readonly<Record<InvoiceColumn, string>>;
  readonly problems: Readonly<Partial<Record<InvoiceColumn, InvoiceRowProblem>>>;
  /** The invoice, where nothing is wrong. */
  readonly draft?: InvoiceDraft;
};

/** Where the merchant is and when, and what counts for rows that leave it out. */
export type InvoiceSheetRules = {
  readonly country: IdentityCountry;
  readonly currency: Currency;
  readonly today: string;
  readonly dueDay: string;
  readonly vat: string;
  readonly referenceKind: string;
  readonly bankAccount: string;
};

type RawRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly formulas: readonly number[];
};

export type InvoiceColumnMissing = { code: "invoice_column_missing"; column: InvoiceColumn };

/** Takes a sheet apart whose first row names the columns: each row below it is an invoice of one line. */
export function checkInvoiceRows(
  rows: readonly RawRow[],
  rules: InvoiceSheetRules,
): Result<readonly CheckedInvoice[], InvoiceColumnMissing | { code: "sheet_empty" }> {
  const [first, ...body] = rows;
  if (!first) return fail({ code: "sheet_empty" });
  const places = findColumns(first.cells, NAMES);
  const missing = NEEDED.find((column) => places[column] === undefined);
  if (missing) return fail({ code: "invoice_column_missing", column: missing });
  if (body.length === 0) return fail({ code: "sheet_empty" });
  const seen = new Map<string, number>();
  return ok(body.map((row) => markTwice(checkRow(row, places, rules), seen)));
}

function checkRow(row: RawRow, places: Places<InvoiceColumn>, rules: InvoiceSheetRules): CheckedInvoice {
  const { line, formulas } = row;
  const cells = cellsOf(row.cells, INVOICE_COLUMNS, places);
  const formula = INVOICE_COLUMNS.filter((column) => formulas.includes(places[column] ?? -1));
  if (formula.length > 0) {
    const problems = formula.map((column) => [column, { code: "cell_formula" as const }]);
    return { line, cells, problems: Object.fromEntries(problems) };
  }
  const read = readInvoice(typedFrom(cells, rules), rules);
  if (!read.ok) return { line, cells, problems: problemsOf(read.error) };
  const total = checkAmount(money(totalOf(read.value.lines).grossMinor, rules.currency));
  if (!total.ok) return { line, cells, problems: { price: total.error } };
  return { line, cells, problems: {}, draft: read.value };
}

function typedFrom(cells: Readonly<Record<InvoiceColumn, string>>, rules: InvoiceSheetRules) {
  const { customer: customerName, phone, email, address, message, reference } = cells;
  const price = cells.price.replace(/\s*(kr|nok|dkk|sek|eur|€)\.?$/i, "");
  const vat = cells.vat === "" ? rules.vat : cells.vat;
  const { description, quantity } = cells;
  return {
    ...{ customerName, phone: withPlus(phone), email, address, message, reference },
    dueDay: cells.due === "" ? rules.dueDay : cells.due,
    referenceKind: rules.referenceKind,
    bankAccount: rules.bankAccount,
    lines: [{ description, quantity, price, vat }],
  };
}

/** Spreadsheets take a plus away: a whole number with its country's code is read all the same. */
function withPlus(phone: string): string {
  return /^(47\d{8}|45\d{8}|358\d{6,10}|46\d{7,9})$/.test(phone.replace(/\s/gu, "")) ? `+${phone}` : phone;
}

function problemsOf(found: Readonly<Record<string, InvoiceProblem>>): CheckedInvoice["problems"] {
  const named = Object.entries(found).map(
    ([field, code]) => [CELL_OF[field] ?? "customer", { code }] as const,
  );
  return Object.fromEntries(named);
}

function markTwice(row: CheckedInvoice, seen: Map<string, number>): CheckedInvoice {
  if (!row.draft) return row;
  const key = JSON.stringify(row.draft);
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, row.line);
    return row;
  }
  const { line, cells } = row;
  return { line, cells, problems: { customer: { code: "row_twice", line: earlier } } };
}
