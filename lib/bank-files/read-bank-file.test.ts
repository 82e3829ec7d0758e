import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount, readDay } from "./csv-values";
import { readBankFile } from "./read-bank-file";
import { writeCamt } from "./testing/write-camt";

const read = (text: string) => readBankFile(Buffer.from(text), "NOK");
const linesOf = (text: string) => {
  const file = read(text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value.statements.flatMap(({ lines }) => lines);
};
const refusal = (text: string) => {
  const file = read(text);
  return file.ok ? "read" : file.error;
};
const payout = { minor: 17_200, day: "2026-11-18", text: "Utb. 2000001 Vippsnr 654321" };

describe.each(["02", "08"] as const)("a statement of camt.053 version %s", (version) => {
  it("tells account, days and the money that came in, and counts the rest", () => {
    const salary = { minor: -2_500_000, day: "2026-11-20", text: "Salaries" };
    const file = read(
      writeCamt(version, { opening: 9_000_000, entries: [{ ...payout, mark: "A1" }, salary] }),
    );
    expect(file).toEqual({
      ok: true,
      value: {
        format: "camt053",
        statements: [
          {
            ...{
              id: "S1",
              account: "NO9399990000014",
              currency: "NOK",
              from: "2026-11-16",
              to: "2026-11-30",
            },
            ...{ otherLines: 1 },
            lines: [
              {
                ...{ currency: "NOK", amountMinor: 17_200, day: "2026-11-18", mark: "A1" },
                text: "Utb. 2000001 Vippsnr 654321",
              },
            ],
          },
        ],
      },
    });
  });

  it("leaves out what is not booked yet", () => {
    expect(linesOf(writeCamt(version, { entries: [{ ...payout, status: "PDNG" }] }))).toEqual([]);
  });

  it("takes a booking of several payouts apart, where the parts make the whole", () => {
    const parts = [
      { minor: 10_000, text: "one" },
      { minor: 7_200, text: "two" },
    ];
    const amounts = (some: typeof parts) =>
      linesOf(writeCamt(version, { entries: [{ ...payout, parts: some }] })).map((one) => one.amountMinor);
    expect(amounts(parts)).toEqual([10_000, 7_200]);
    expect(amounts(parts.map((part) => ({ ...part, minor: 1 })))).toEqual([17_200]);
  });

  it("is refused where its entries don't make its closing balance", () => {
    expect(refusal(writeCamt(version, { id: "2026-47", lost: 1, entries: [payout] }))).toEqual({
      ...{ code: "bank_file_sum", statement: "2026-47" },
    });
  });

  it("gives back every amount and day to the minor unit", () => {
    const entry = fc.record({
      minor: fc.integer({ min: 1, max: 10 ** 11 }),
      day: fc.date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 10 }), (some) => {
        const entries = some.map(({ minor, day }) => ({ minor, day: day.toISOString().slice(0, 10) }));
        const got = linesOf(writeCamt(version, { entries }));
        expect(got.map(({ amountMinor, day }) => ({ minor: amountMinor, day }))).toEqual(entries);
      }),
    );
  });
});

describe("a broken file", () => {
  const whole = writeCamt("02", { entries: [payout] });

  it("is refused at its place, with nothing of it read", () => {
    expect(refusal(whole.slice(0, -40))).toMatchObject({ code: "bank_file_broken", line: 7 });
    expect(refusal(whole.replace("<BkToCstmrStmt>", "<!DOCTYPE a><BkToCstmrStmt>"))).toMatchObject({
      ...{ code: "bank_file_broken", line: 2 },
    });
    expect(refusal(whole.replace("Utb.", "&xxe;"))).toMatchObject({ code: "bank_file_broken" });
    expect(refusal(whole.replace("<Dt>2026-11-18", "<Dt>2026-02-30"))).toMatchObject({
      ...{ code: "bank_file_bad_day", value: "2026-02-30" },
    });
    expect(refusal(whole.replace("172.00", "172,00"))).toMatchObject({ code: "bank_file_bad_amount" });
    expect(refusal(whole.replace("172.00", "172.005"))).toMatchObject({ code: "bank_file_bad_amount" });
    expect(refusal(whole.replace(/<Acct>.*<\/Acct>/, ""))).toMatchObject({
      code: "bank_file_account_missing",
    });
  });

  it("of another kind is called what it is", () => {
    expect(refusal(whole.replace("camt.053.001.02", "camt.054.001.02"))).toEqual({
      code: "bank_file_other_message",
    });
    expect(refusal("<html></html>")).toEqual({ code: "bank_file_other_message" });
    expect(refusal("")).toEqual({ code: "bank_file_empty" });
    expect(refusal("hello\nworld")).toEqual({ code: "bank_file_unknown" });
    expect(readBankFile(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff]), "NOK")).toEqual({
      ok: false,
      error: { code: "bank_file_encoding" },
    });
    expect(readBankFile(new Uint8Array(10 * 1024 * 1024 + 1), "NOK")).toMatchObject({
      error: { code: "bank_file_too_large" },
    });
  });

  it("never ends the portal, whatever is cut out of it", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(200), (at, length) => {
        const cut = whole.slice(0, at) + whole.slice(at + length);
        expect(typeof read(cut).ok).toBe("boolean");
      }),
    );
  });
});

describe("a CSV file", () => {
  const found = [
    {
      ...{ currency: "NOK", amountMinor: 1_720_050, day: "2026-11-18", mark: null },
      text: "Utb. 2000001 Vippsnr 654321",
    },
  ];

  it.each([
    [
      "Norwegian",
      "Bokført dato;Tekst;Beløp\n18.11.2026;Utb. 2000001 Vippsnr 654321;17 200,50\n19.11.2026;Husleie;-9 000,00",
    ],
    [
      "Norwegian, two columns",
      "Dato;Beskrivelse;Ut fra konto;Inn på konto\n18.11.2026;Utb. 2000001 Vippsnr 654321;;17200,50\n19.11.2026;Husleie;9000,00;",
    ],
    [
      "Danish",
      "Bogført dato;Tekst;Beløb;Valuta\n18-11-2026;Utb. 2000001 Vippsnr 654321;17.200,50;NOK\n19-11-2026;Husleje;-9.000,00;NOK",
    ],
    [
      "Finnish",
      "Kirjauspäivä;Määrä;Viesti\n18.11.2026;+17200,50;Utb. 2000001 Vippsnr 654321\n19.11.2026;-9000,00;Vuokra",
    ],
    [
      "Swedish",
      '"Bokföringsdatum","Belopp","Beskrivning"\n"2026-11-18","17200.50","Utb. 2000001 Vippsnr 654321"\n"2026-11-19","-9000.00","Hyra"',
    ],
    [
      "English, below a preamble",
      "Account statement, November\nPrinted 30.11.2026\n\nDate\tDescription\tAmount\n2026-11-18\tUtb. 2000001 Vippsnr 654321\t17,200.50\n2026-11-19\tRent\t-9,000.00\n\tTotal\t8,200.50",
    ],
  ])("of a %s bank", (_, text) => {
    expect(linesOf(text)).toEqual(found);
    expect(read(text)).toMatchObject({ value: { statements: [{ otherLines: 1, to: "2026-11-19" }] } });
  });

  it("says account and the bank's mark where it has columns for them", () => {
    const text = "Konto;Dato;Tekst;Beløp;Arkivref\n9999.00.00014;18.11.2026;Vipps;1,00;77";
    expect(read(text)).toMatchObject({
      value: { statements: [{ account: "9999.00.00014", lines: [{ mark: "77", amountMinor: 100 }] }] },
    });
  });

  it.each([
    ["Tekst;Beløp\nVipps;1,00", { code: "bank_file_day_column" }],
    ["Dato;Tekst\n18.11.2026;Vipps", { code: "bank_file_amount_column" }],
    ["Dato;Beløp\n18.11.2026;1,00", { code: "bank_file_text_column" }],
    ["Dato;Tekst;Beløp", { code: "bank_file_empty" }],
    ["Dato;Tekst;Beløp\n31.11.2026;Vipps;1,00", { code: "bank_file_bad_day", line: 2, value: "31.11.2026" }],
    ["Dato;Tekst;Beløp\n18.11.2026;a;1,00\n18.11.2026;b;2.00", { code: "bank_file_two_decimals", line: 3 }],
    ["Dato;Tekst;Beløp\n18.11.2026;a;one", { code: "bank_file_bad_amount", line: 2, value: "one" }],
  ])("that lacks something says what: %s", (text, error) => expect(refusal(text)).toEqual(error));
});

it.each([
  ["1 234,50", ",", 123_450],
  ["1.234,50", ",", 123_450],
  ["1,234.50", ".", 123_450],
  ["−12,5", ",", -1_250],
  ["12,50-", ",", -1_250],
  ["kr 12", ",", 1_200],
  ["12,50 NOK", ",", 1_250],
  ["1.2345", ",", undefined],
  ["12,505", ",", undefined],
  ["", ",", undefined],
] as const)("%s with %s is %s", (text, mark, minor) => expect(readAmount(text, mark)).toBe(minor));

it.each([
  ["2026-11-18", "2026-11-18"],
  ["18.11.26", "2026-11-18"],
  ["18/11/2026 13:05", "2026-11-18"],
  ["20261118", "2026-11-18"],
  ["11/18/2026", undefined],
  ["today", undefined],
])("%s is the day %s", (text, day) => expect(readDay(text)).toBe(day));
