import { describe, expect, test } from "vitest";
import {
  type InvoiceMarket,
  readDueDay,
  readInvoice,
  type TypedInvoice,
  type TypedLine,
} from "./invoice-draft";

const NORWAY: InvoiceMarket = { country: "NO", currency: "NOK", today: "2026-11-21" };
const line = (over: Partial<TypedLine> = {}): TypedLine => ({
  ...{ description: "Beans, 1 kg", quantity: "2", price: "249,00", vat: "15" },
  ...over,
});
const typed = (over: Partial<TypedInvoice> = {}): TypedInvoice => ({
  ...{ customerName: "Nora Vik", phone: "987 65 432", email: "Nora@Example.test", address: "" },
  ...{
    message: "",
    dueDay: "2026-12-05",
    referenceKind: "",
    reference: "",
    bankAccount: "",
    lines: [line()],
  },
  ...over,
});
const problems = (over: Partial<TypedInvoice>, market = NORWAY) => {
  const read = readInvoice(typed(over), market);
  return read.ok ? {} : read.error;
};

describe("an invoice as typed", () => {
  test("is read whole", () => {
    expect(readInvoice(typed(), NORWAY)).toEqual({
      ok: true,
      value: {
        ...{ customerName: "Nora Vik", phone: "4798765432", email: "nora@example.test", address: null },
        ...{
          message: null,
          dueDay: "2026-12-05",
          referenceKind: "kid_mod10",
          reference: null,
          bankAccount: null,
        },
        lines: [{ description: "Beans, 1 kg", quantity: 2_000, unitPriceMinor: 24_900, vatRate: 1_500 }],
      },
    });
  });

  test("lines that nobody filled in count for nothing, the rest keep their places", () => {
    const blank = line({ description: "", price: "" });
    expect(readInvoice(typed({ lines: [line(), blank, line()] }), NORWAY)).toMatchObject({
      value: { lines: { length: 2 } },
    });
    expect(problems({ lines: [line(), blank, line({ price: "x" })] })).toEqual({
      "lines.2.price": "amount_not_a_number",
    });
  });
});

describe("what is refused, beside its field", () => {
  test.each<[string, Partial<TypedInvoice>, object]>([
    ["nobody", { customerName: " " }, { customerName: "customer_name_missing" }],
    ["another country's number", { phone: "+45 20 12 34 56" }, { phone: "phone_of_other_country" }],
    ["no number", { phone: "12" }, { phone: "phone_unreadable" }],
    ["no mail address", { email: "nora@" }, { email: "email_wrong" }],
    ["yesterday", { dueDay: "2026-11-20" }, { dueDay: "due_day_past" }],
    ["a day that is none", { dueDay: "2026-02-30" }, { dueDay: "due_day_unreadable" }],
    ["in sixty years", { dueDay: "2086-12-05" }, { dueDay: "due_day_far" }],
    ["another country's reference", { referenceKind: "viite" }, { referenceKind: "reference_kind_missing" }],
    ["a reference whose digits are wrong", { reference: "19" }, { reference: "reference_check_digits" }],
    ["no account", { bankAccount: "<script>" }, { bankAccount: "bank_account_form" }],
    [
      "an account whose digits are wrong",
      { bankAccount: "8601 11 17948" },
      { bankAccount: "bank_account_check_digits" },
    ],
    ["a card number", { message: "Card 4111 1111 1111 1111" }, { message: "text_holds_card_number" }],
    ["no line", { lines: [] }, { "lines.0.description": "lines_missing" }],
    [
      "nothing sold",
      { lines: [line({ description: "" })] },
      { "lines.0.description": "line_description_missing" },
    ],
    ["0", { lines: [line({ price: "0,00" })] }, { "lines.0.price": "amount_not_positive" }],
    ["less than nothing", { lines: [line({ price: "-5" })] }, { "lines.0.price": "amount_not_positive" }],
    ["none of it", { lines: [line({ quantity: "0" })] }, { "lines.0.quantity": "quantity_wrong" }],
    ["a rate of elsewhere", { lines: [line({ vat: "25.5" })] }, { "lines.0.vat": "vat_rate_other" }],
  ])("%s", (_name, over, expected) => expect(problems(over)).toEqual(expected));

  test("everything at once", () => {
    expect(Object.keys(problems({ customerName: "", phone: "x", lines: [line({ price: "" })] }))).toEqual([
      ...["customerName", "phone", "lines.0.price"],
    ]);
  });

  test("Finland has its own rates, numbers and references", () => {
    const finland = { country: "FI", currency: "EUR", today: "2026-11-21" } as const;
    const over = { phone: "040 1234567", lines: [line({ vat: "25,5" })] };
    expect(readInvoice(typed(over), finland)).toMatchObject({
      value: { phone: "358401234567", referenceKind: "viite", lines: [{ vatRate: 2_550 }] },
    });
  });
});

test("days as people write them", () => {
  expect(readDueDay("5.12.2026", "2026-11-21")).toEqual({ ok: true, value: "2026-12-05" });
  expect(readDueDay("2026-11-21", "2026-11-21")).toMatchObject({ ok: true });
  expect(readDueDay("31.11.2026")).toMatchObject({ error: "due_day_unreadable" });
});
