import { expect, test } from "vitest";
import { checkSheetRows, type SheetRules } from "./request-sheet";

const rules: SheetRules = {
  country: "NO",
  currency: "NOK",
  timeZone: "Europe/Oslo",
  now: new Date("2026-11-20T12:00:00Z"),
};
const row = (line: number, ...cells: string[]) => ({ line, cells, formulas: [] as number[] });
const HEAD = row(1, "Telefon", "Beløp", "Melding", "Forfall", "Referanse");

function check(...rows: ReturnType<typeof row>[]) {
  const checked = checkSheetRows(rows, rules);
  if (!checked.ok) throw new Error(checked.error.code);
  return checked.value;
}
const problemsOf = (...cells: string[]) => check(HEAD, row(2, ...cells))[0]?.problems;

test("a row is a person, an amount, a text, a day and a reference", () => {
  expect(check(HEAD, row(2, "910 00 001", "1 250,50", "Medlemskap 2027", "24.12.2026", "M-17"))).toEqual([
    {
      line: 2,
      cells: {
        phone: "910 00 001",
        amount: "1 250,50",
        text: "Medlemskap 2027",
        due: "24.12.2026",
        reference: "M-17",
      },
      problems: {},
      asked: {
        phone: "4791000001",
        amountMinor: 125_050,
        message: "Medlemskap 2027",
        dueAt: new Date("2026-12-24T22:59:59Z"),
        ownReference: "M-17",
      },
    },
  ]);
});

test.each([
  ["+45 20 00 01 11", "4520000111"],
  ["4791000001", "4791000001"],
  ["0046701234567", "46701234567"],
  ["358401000211", "358401000211"],
])("the number %s is found with its country", (typed, phone) => {
  expect(check(HEAD, row(2, typed, "100", "Coffee"))[0]?.asked?.phone).toBe(phone);
});

test.each([
  [["", "100", "Coffee"], { phone: { code: "phone_missing" } }],
  [["12345", "100", "Coffee"], { phone: { code: "phone_unreadable" } }],
  [["+49 151 23456789", "100", "Coffee"], { phone: { code: "phone_of_other_country" } }],
  [["91000001", "0", "Coffee"], { amount: { code: "amount_not_positive" } }],
  [["91000001", "-50", "Coffee"], { amount: { code: "amount_not_positive" } }],
  [["91000001", "ten", "Coffee"], { amount: { code: "amount_not_a_number" } }],
  [["91000001", "1,234567", "Coffee"], { amount: { code: "amount_too_many_decimals" } }],
  [
    ["91000001", "650000,01", "Coffee"],
    { amount: { code: "amount_above_most", most: { minor: 65_000_000, currency: "NOK" } } },
  ],
  [["91000001", "100", "ab"], { text: { code: "description_length" } }],
  [["91000001", "100", "4111 1111 1111 1111"], { text: { code: "description_card_number" } }],
  [["91000001", "100", "Coffee", "soon"], { due: { code: "due_unreadable" } }],
  [["91000001", "100", "Coffee", "31.02.2027"], { due: { code: "due_unreadable" } }],
  [["91000001", "100", "Coffee", "2026-11-19"], { due: { code: "due_past" } }],
  [["91000001", "100", "Coffee", "2027-02-01"], { due: { code: "expiry_too_late" } }],
  [["91000001", "100", "Coffee", "", "x".repeat(51)], { reference: { code: "reference_too_long" } }],
  [
    ["", "x", "", "y"],
    {
      phone: { code: "phone_missing" },
      amount: { code: "amount_not_a_number" },
      text: { code: "description_length" },
      due: { code: "due_unreadable" },
    },
  ],
])("%j says what is wrong, beside the cell", (cells, problems) => {
  expect(problemsOf(...cells)).toEqual(problems);
});

test("a formula is refused in its cell, whatever it comes to", () => {
  const checked = checkSheetRows(
    [HEAD, { line: 2, cells: ["91000001", "100", "Coffee"], formulas: [1] }],
    rules,
  );
  expect(checked).toMatchObject({ value: [{ problems: { amount: { code: "cell_formula" } } }] });
});

test("the same row twice is told with the first one's line", () => {
  const rows = check(
    HEAD,
    row(2, "91000001", "100", "Coffee"),
    row(3, "+47 910 00 001", "100,00", "Coffee"),
    row(4, "91000001", "100", "Coffee", "", "other"),
  );
  expect(rows.map(({ problems }) => problems)).toEqual([{}, { phone: { code: "row_twice", line: 2 } }, {}]);
});

test("a missing column is named; without names the columns stand in their order", () => {
  expect(checkSheetRows([row(1, "phone", "text"), row(2, "91000001", "Coffee")], rules)).toEqual({
    ok: false,
    error: { code: "sheet_column_missing", column: "amount" },
  });
  expect(check(row(1, "91000001", "100", "Coffee"))).toMatchObject([
    { line: 1, asked: { amountMinor: 10_000 } },
  ]);
  expect(checkSheetRows([HEAD], rules)).toEqual({ ok: false, error: { code: "sheet_empty" } });
});
