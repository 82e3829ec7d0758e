import { describe, expect, test } from "vitest";
import { checkInvoiceRows, type InvoiceSheetRules } from "./invoice-sheet";

const RULES: InvoiceSheetRules = {
  ...{ country: "NO", currency: "NOK", today: "2026-11-21", dueDay: "2026-12-05", vat: "25" },
  ...{ referenceKind: "", bankAccount: "" },
};
const sheet = (...rows: string[]) =>
  rows.map((row, at) => ({ line: at + 1, cells: row.split(";"), formulas: [] as number[] }));
const check = (...rows: string[]) => {
  const read = checkInvoiceRows(sheet(...rows), RULES);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const problems = (header: string, row: string) => check(header, row)[0]?.problems;

describe("a row becomes an invoice", () => {
  test("with all its cells, and with what counts where a cell is empty", () => {
    const [whole, short] = check(
      "Navn;Mobil;E-post;Adresse;Beskrivelse;Antall;Pris;Mva;Forfall;KID;Melding",
      "Nora Vik;4798765432;nora@example.test;Storgata 1;Beans;1,5;100,50 kr;15;24.12.2026;18;Thanks",
      "Ola Dal;;;;Membership;;400;;;;",
    );
    expect(whole?.draft).toMatchObject({
      ...{ customerName: "Nora Vik", phone: "4798765432", email: "nora@example.test", address: "Storgata 1" },
      ...{ dueDay: "2026-12-24", reference: "18", message: "Thanks" },
      lines: [{ description: "Beans", quantity: 1_500, unitPriceMinor: 10_050, vatRate: 1_500 }],
    });
    expect(short?.draft).toMatchObject({
      ...{ customerName: "Ola Dal", phone: null, email: null, dueDay: "2026-12-05", reference: null },
      lines: [{ description: "Membership", quantity: 1_000, unitPriceMinor: 40_000, vatRate: 2_500 }],
    });
  });

  test.each([
    "customer;description;price",
    "kunde;beskrivelse;beløp",
    "navn;tekst;pris",
    "asiakas;kuvaus;hinta",
    "namn;beskrivning;belopp",
  ])("its columns are found by their names: %s", (header) => {
    expect(check(header, "Nora;Beans;100")[0]?.draft?.customerName).toBe("Nora");
  });

  test("a number of the customer is not their name", () => {
    expect(check("Kundenummer;Kunde;Beskrivelse;Pris", "17;Nora;Beans;100")[0]?.draft?.customerName).toBe(
      "Nora",
    );
  });
});

describe("what is wrong stands at its cell", () => {
  const HEAD = "customer;phone;email;description;quantity;price;vat;due;reference";
  test.each([
    [";;;Beans;;100;;;", { customer: { code: "customer_name_missing" } }],
    ["Nora;12;;Beans;;100;;;", { phone: { code: "phone_unreadable" } }],
    ["Nora;+4520123456;;Beans;;100;;;", { phone: { code: "phone_of_other_country" } }],
    ["Nora;;nora@;Beans;;100;;;", { email: { code: "email_wrong" } }],
    ["Nora;;;;;100;;;", { description: { code: "line_description_missing" } }],
    ["Nora;;;Beans;0;100;;;", { quantity: { code: "quantity_wrong" } }],
    ["Nora;;;Beans;;-100;;;", { price: { code: "amount_not_positive" } }],
    ["Nora;;;Beans;;0;;;", { price: { code: "amount_not_positive" } }],
    ["Nora;;;Beans;;0,50;;;", { price: { code: "amount_below_least" } }],
    ["Nora;;;Beans;2;400000;;;", { price: { code: "amount_above_most" } }],
    ["Nora;;;Beans;;100;19;;", { vat: { code: "vat_rate_other" } }],
    ["Nora;;;Beans;;100;;2026-11-20;", { due: { code: "due_day_past" } }],
    ["Nora;;;Beans;;100;;soon;", { due: { code: "due_day_unreadable" } }],
    ["Nora;;;Beans;;100;;;19", { reference: { code: "reference_check_digits" } }],
  ])("%s", (row, wrong) => expect(problems(HEAD, row)).toMatchObject(wrong));

  test("several at once", () => {
    expect(Object.keys(problems(HEAD, ";12;;Beans;;-1;;;") ?? {})).toEqual(["customer", "phone", "price"]);
  });

  test("a formula is never worked out", () => {
    const [head, row] = sheet("customer;description;price", "Nora;Beans;3");
    if (!head || !row) throw new Error("no rows");
    const read = checkInvoiceRows([head, { ...row, formulas: [2] }], RULES);
    expect(read).toMatchObject({ value: [{ problems: { price: { code: "cell_formula" } } }] });
  });

  test("the same row twice, however its cells are written", () => {
    const rows = check(
      "customer;description;price",
      "Nora;Beans;100",
      "Nora;Beans;100,00 kr",
      "Nora;Beans;101",
    );
    expect(rows.map(({ problems }) => problems)).toEqual([
      {},
      { customer: { code: "row_twice", line: 2 } },
      {},
    ]);
  });
});

test("a sheet that misses a column, or has names alone", () => {
  const error = (...rows: string[]) => checkInvoiceRows(sheet(...rows), RULES);
  expect(error("customer;price", "Nora;100")).toEqual({
    ...{ ok: false, error: { code: "invoice_column_missing", column: "description" } },
  });
  expect(error("customer;description;price")).toEqual({ ok: false, error: { code: "sheet_empty" } });
});
