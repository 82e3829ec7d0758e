import { type AmountFailure, checkAmount } from "./collect-rules";
import { type InvoiceDraft, type InvoiceProblem, readInvoice } from "./invoice-draft";
import { totalOf } from "./invoice-total";
import { type Currency, money } from "./money";
import type { IdentityCountry } from "./national-identity";
import { fail, ok, type Result } from "./result";
import { cellsOf, findColumns, type Places } from "./sheet-columns";

export const INVOICE_COLUMNS = [
  "own",
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
  own: /^(own|our|egen|vår|vores|oma)\s|^(order|ordre|tilaus)|^(invoice|faktura|lasku)(n?[\s.-]*(no|nr|num\S*))?\.?$/,
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
  /** Rows of one invoice say different things of it, or one of them is wrong. */
  | { code: "row_differs" | "row_of_wrong_invoice"; line: number }
  | { code: "invoice_sent_before"; number: number };

export type CheckedInvoice = {
  readonly line: number;
  /** As they were read. */
  readonly cells: Readonly<Record<InvoiceColumn, string>>;
  readonly problems: Readonly<Partial<Record<InvoiceColumn, InvoiceRowProblem>>>;
  /** The row that its invoice begins with: its own, or an earlier one with the same own reference. */
  readonly first: number;
  /** The invoice, at its first row, where nothing is wrong with any of its rows. */
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

/**
 * Takes a sheet apart whose first row names the columns: each row below it is an invoice of one line, and rows with the same own
 * reference are the lines of one.
 */
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
  const read = body.map((row) => readRow(row, places));
  const groups = groupsOf(read);
  const seen = new Map<string, number>();
  const checked = groups.flatMap((rows) => markTwice(checkInvoice(rows, rules), seen));
  return ok(checked.sort((a, b) => a.line - b.line));
}

type Cells = Readonly<Record<InvoiceColumn, string>>;
type ReadRow = { readonly line: number; readonly cells: Cells; readonly formulas: readonly InvoiceColumn[] };

function readRow({ line, cells, formulas }: RawRow, places: Places<InvoiceColumn>): ReadRow {
  const calculated = INVOICE_COLUMNS.filter((column) => formulas.includes(places[column] ?? -1));
  return { line, cells: cellsOf(cells, INVOICE_COLUMNS, places), formulas: calculated };
}

function groupsOf(rows: readonly ReadRow[]): [ReadRow, ...ReadRow[]][] {
  const groups = new Map<string | number, [ReadRow, ...ReadRow[]]>();
  for (const row of rows) {
    const key = row.cells.own === "" ? row.line : row.cells.own;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** What rows of one invoice share: each may say it, none may say it otherwise. */
const OF_ALL = ["customer", "phone", "email", "address", "due", "reference", "message"] as const;
const OF_A_LINE = ["description", "quantity", "price", "vat"] as const;

type Problems = Partial<Record<InvoiceColumn, InvoiceRowProblem>>;

/** The rows of one invoice: where one is wrong, none is sent, and the others say why. */
function checkInvoice(rows: [ReadRow, ...ReadRow[]], rules: InvoiceSheetRules): CheckedInvoice[] {
  const [{ line: first }] = rows;
  const found = new Map<ReadRow, Problems>(rows.map((row) => [row, formulasIn(row)]));
  const hasFormula = rows.some(({ formulas }) => formulas.length > 0);
  const draft = hasFormula ? undefined : readWhole(rows, rules, found);
  const wrong = rows.find((row) => Object.keys(found.get(row) ?? {}).length > 0);
  return rows.map((row) => {
    const { line, cells } = row;
    const own = found.get(row) ?? {};
    const spared = wrong !== undefined && Object.keys(own).length === 0;
    const problems: Problems = spared ? { own: { code: "row_of_wrong_invoice", line: wrong.line } } : own;
    return { line, cells, first, problems, ...(draft && !wrong && line === first && { draft }) };
  });
}

function formulasIn({ formulas }: ReadRow): Problems {
  return Object.fromEntries(formulas.map((column) => [column, { code: "cell_formula" as const }]));
}

function readWhole(
  rows: [ReadRow, ...ReadRow[]],
  rules: InvoiceSheetRules,
  found: Map<ReadRow, Problems>,
): InvoiceDraft | undefined {
  const note = (row: ReadRow, column: InvoiceColumn, problem: InvoiceRowProblem) =>
    found.set(row, { ...found.get(row), [column]: problem });
  const [first] = rows;
  const shared = new Map(
    OF_ALL.map((column) => [column, rows.find(({ cells }) => cells[column] !== "") ?? first]),
  );
  for (const [column, from] of shared)
    for (const row of rows)
      if (row.cells[column] !== "" && row.cells[column] !== from.cells[column])
        note(row, column, { code: "row_differs", line: from.line });
  markEqualLines(rows, note);
  const read = readInvoice(typedFrom(rows, shared, rules), rules);
  if (!read.ok)
    for (const [field, code] of Object.entries(read.error)) {
      const { column, at } = placeOf(field);
      const row =
        at === undefined ? (shared.get(column as (typeof OF_ALL)[number]) ?? first) : (rows[at] ?? first); // safe: asked of a map, others are not in it
      note(row, column, { code });
    }
  if (!read.ok) return undefined;
  const total = checkAmount(money(totalOf(read.value.lines).grossMinor, rules.currency));
  if (!total.ok) note(first, "price", total.error);
  return read.value;
}

/** A line that says nothing would count for none, and one that stands there twice is rather a slip than meant. */
function markEqualLines(
  rows: readonly ReadRow[],
  note: (row: ReadRow, column: InvoiceColumn, problem: InvoiceRowProblem) => unknown,
): void {
  if (rows.length === 1) return;
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { line, cells } = row;
    if (cells.description === "") note(row, "description", { code: "line_description_missing" });
    const key = OF_A_LINE.map((column) => cells[column]).join("\u0000");
    const earlier = seen.get(key);
    if (earlier !== undefined) note(row, "description", { code: "row_twice", line: earlier });
    seen.set(key, earlier ?? line);
  }
}

/** "lines.2.price" is the price of the third row. */
function placeOf(field: string): { column: InvoiceColumn; at?: number } {
  const [, at, name = ""] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const column = CELL_OF[at === undefined ? field : `lines.0.${name}`] ?? "customer";
  return at === undefined ? { column } : { column, at: Number(at) };
}

function typedFrom(
  rows: readonly ReadRow[],
  shared: ReadonlyMap<(typeof OF_ALL)[number], ReadRow>,
  rules: InvoiceSheetRules,
) {
  const said = (column: (typeof OF_ALL)[number]) => shared.get(column)?.cells[column] ?? "";
  return {
    ...{ customerName: said("customer"), phone: withPlus(said("phone")), email: said("email") },
    ...{ address: said("address"), message: said("message"), reference: said("reference") },
    dueDay: said("due") || rules.dueDay,
    referenceKind: rules.referenceKind,
    bankAccount: rules.bankAccount,
    lines: rows.map(({ cells: { description, quantity, price, vat } }) => ({
      ...{ description, quantity, vat: vat || rules.vat },
      price: price.replace(/\s*(kr|nok|dkk|sek|eur|€)\.?$/i, ""),
    })),
  };
}

/** Spreadsheets take a plus away: a whole number with its country's code is read all the same. */
function withPlus(phone: string): string {
  return /^(47\d{8}|45\d{8}|358\d{6,10}|46\d{7,9})$/.test(phone.replace(/\s/gu, "")) ? `+${phone}` : phone;
}

/** The same invoice as one that stands above it. Those with own references of their own are not the same. */
function markTwice(rows: CheckedInvoice[], seen: Map<string, number>): CheckedInvoice[] {
  const [first] = rows;
  if (!first?.draft) return rows;
  const key = JSON.stringify([first.cells.own, first.draft]);
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, first.line);
    return rows;
  }
  const { draft: _, ...row } = first;
  return [{ ...row, problems: { customer: { code: "row_twice", line: earlier } } }];
}
