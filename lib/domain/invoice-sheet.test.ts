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

describe("rows with the same own reference are one invoice", () => {
  const HEAD = "Fakturanr;customer;email;description;quantity;price;vat;due";
  const two = ["A-1;Nora;;Beans;2;100;15;", "A-1;;nora@example.test;Cup;;50;25;24.12.2026"];

  test("its lines stand in their order, also where other rows come between", () => {
    const rows = check(
      HEAD,
      two[0] ?? "",
      "A-2;Ola;;Tea;;80;;",
      "  A-1 ;;nora@example.test;Cup;;50;25;24.12.2026",
      ";Per;;Tea;;80;;",
    );
    expect(rows.map(({ line, first, problems }) => [line, first, problems])).toEqual([
      [2, 2, {}],
      [3, 3, {}],
      [4, 2, {}],
      [5, 5, {}],
    ]);
    expect(rows.map(({ draft }) => draft?.lines.length)).toEqual([2, 1, undefined, 1]);
    expect(rows[0]?.draft).toMatchObject({
      ...{ customerName: "Nora", email: "nora@example.test", dueDay: "2026-12-24" },
      lines: [
        { description: "Beans", quantity: 2_000, unitPriceMinor: 10_000, vatRate: 1_500 },
        { description: "Cup", quantity: 1_000, unitPriceMinor: 5_000, vatRate: 2_500 },
      ],
    });
  });

  test.each([
    ["Vår ref"],
    ["Own reference"],
    ["Egen referanse"],
    ["Oma viite"],
    ["Ordrenummer"],
    ["Invoice no."],
    ["Faktura"],
    ["Laskunumero"],
  ])("%s names them", (name) => {
    expect(check(`${name};customer;description;price`, "1;N;A;10", "1;N;B;10")[0]?.draft?.lines).toHaveLength(
      2,
    );
  });

  test.each([["Fakturaadresse"], ["Faktura-e-post"], ["Reference"]])("%s does not", (name) => {
    const rows = check(`${name};customer;description;price`, ";N;A;10", ";N;B;10");
    expect(rows.every(({ draft }) => draft?.lines.length === 1)).toBe(true);
  });

  test("rows that say different things of it, and a wrong one, hold all of it back", () => {
    const rows = check(HEAD, ...two, "A-1;Ola;;Plate;;-5;;", "A-1;Nora;;Spoon;;5;;");
    expect(rows.map(({ problems }) => problems)).toEqual([
      { own: { code: "row_of_wrong_invoice", line: 4 } },
      { own: { code: "row_of_wrong_invoice", line: 4 } },
      { customer: { code: "row_differs", line: 2 }, price: { code: "amount_not_positive" } },
      { own: { code: "row_of_wrong_invoice", line: 4 } },
    ]);
    expect(rows.every(({ draft }) => draft === undefined)).toBe(true);
  });

  test("what all of it comes to is checked, not each line", () => {
    const small = check(HEAD, "B;Nora;;Tip;;0,50;;", "B;;;Tap;;0,60;;");
    expect(small[0]?.draft?.lines).toHaveLength(2);
    const large = check(HEAD, "B;Nora;;One;;400000;;", "B;;;Two;;400000;;");
    expect(large.map(({ problems }) => problems)).toEqual([
      { price: expect.objectContaining({ code: "amount_above_most" }) },
      { own: { code: "row_of_wrong_invoice", line: 2 } },
    ]);
  });

  test("an empty line, the same line twice, more lines than fit", () => {
    const rows = check(HEAD, "C;Nora;;Cup;;5;;", "C;;;;;;;", "C;;;Cup;;5;;");
    expect(rows.map(({ problems }) => problems)).toMatchObject([
      { own: { line: 3 } },
      { description: { code: "line_description_missing" } },
      { description: { code: "row_twice", line: 2 } },
    ]);
    const many = check(HEAD, ...Array.from({ length: 51 }, (_, at) => `D;Nora;;Line ${at};;5;;`));
    expect(many.at(-1)?.problems).toMatchObject({ description: { code: "lines_too_many" } });
  });

  test("a formula in one row holds back the others", () => {
    const [head, first, second] = sheet(HEAD, ...two);
    if (!head || !first || !second) throw new Error("no rows");
    const read = checkInvoiceRows([head, first, { ...second, formulas: [5] }], RULES);
    expect(read).toMatchObject({
      value: [{ problems: { own: { line: 3 } } }, { problems: { price: { code: "cell_formula" } } }],
    });
  });

  test("the same lines under two own references are two invoices, without any one", () => {
    expect(check(HEAD, "A;Nora;;Cup;;5;;", "B;Nora;;Cup;;5;;").every(({ draft }) => draft)).toBe(true);
    const none = check(HEAD, ";Nora;;Cup;;5;;", ";Nora;;Cup;;5;;");
    expect(none[1]?.problems).toEqual({ customer: { code: "row_twice", line: 2 } });
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
