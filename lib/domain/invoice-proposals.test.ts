import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findProposals, hasProposals } from "./invoice-proposals";
import type { IdentityCountry } from "./national-identity";
import { makeReference, writeReference } from "./payment-reference";
import { plainLines } from "./printed-page";
import { printedAmount, printedDay } from "./printed-values";

const MARKETS = {
  NO: { country: "NO", currency: "NOK" },
  DK: { country: "DK", currency: "DKK" },
  FI: { country: "FI", currency: "EUR" },
  SE: { country: "SE", currency: "SEK" },
} as const;

const found = (country: IdentityCountry, text: string) =>
  findProposals(plainLines(text), { ...MARKETS[country], today: "2026-11-21" });

describe("an amount in print", () => {
  it.each([
    ["1 234,50", 123_450],
    ["kr 1.234,50", 123_450],
    ["NOK 1,234.50", 123_450],
    ["1250,-", 125_000],
    ["kr 1250", 125_000],
    ["1 250 kr", 125_000],
    ["2 stk 1 000,00", 100_000],
    ["25 % 400,00", 40_000],
  ])("%s", (text, minor) => expect(printedAmount(text, "NOK")).toBe(minor));

  it.each([
    ["2026"],
    ["12.12.2026"],
    ["25,00 %"],
    ["-400,00"],
    ["EUR 12,00"],
    ["12,00 €"],
    ["$ 12.00"],
    ["0,00"],
    [""],
  ])("none in %j", (text) => expect(printedAmount(text, "NOK")).toBeUndefined());
});

describe("a day in print", () => {
  it.each([
    ["2026-12-05"],
    ["05.12.2026"],
    ["5.12.2026"],
    ["05/12-2026"],
    ["05-12-26"],
    ["5. desember 2026"],
    ["5 December 2026"],
    ["5. joulukuuta 2026"],
    ["den 5 dec. 2026"],
  ])("%s", (text) => expect(printedDay(text)).toBe("2026-12-05"));

  it.each([["31.02.2026"], ["12 2026"], ["5. vinter 2026"], ["1234567"]])("none in %j", (text) =>
    expect(printedDay(text)).toBeUndefined(),
  );
});

describe("what an invoice seems to say", () => {
  it("in Norway: what is to be paid, by when, with which KID and to which account", () => {
    const text = `Faktura 1042
      Fakturadato: 20.11.2026
      Forfallsdato: 04.12.2026
      Kundenr: 18
      Sum eks. mva 987,60
      Mva 25 % 246,90
      Total 1 234,50
      Å betale: kr 1 234,50
      KID: 1234 56782
      Kontonummer: 1234 56 78903
      Tlf: 987 65 432  post@nordlys.example`;
    expect(found("NO", text)).toEqual({
      amounts: [123_450],
      dueDays: ["2026-12-04"],
      references: [{ kind: "kid_mod10", reference: "123456782" }],
      accounts: ["1234 56 78903"],
      emails: ["post@nordlys.example"],
      phones: ["4798765432"],
    });
  });

  it("in Denmark: the payment slip's line tells reference and creditor", () => {
    const text =
      "Betales senest den 4. december 2026\nTotal inkl. moms 1.250,00\n+71< 000000000010421 +12345678<";
    expect(found("DK", `Sidste rettidige betaling: 04-12-2026\n${text}`)).toMatchObject({
      amounts: [125_000],
      dueDays: ["2026-12-04"],
      references: [{ kind: "fik_71", reference: "000000000010421" }],
      accounts: ["12345678"],
    });
  });

  it("in Finland: viite in groups, and RF", () => {
    expect(found("FI", "Viitenumero 1234 5672\nEräpäivä 4.12.2026\nYhteensä 80,00 €")).toMatchObject({
      amounts: [8_000],
      dueDays: ["2026-12-04"],
      references: [{ kind: "viite", reference: "12345672" }],
    });
    const creditor = writeReference("rf", makeReference("rf", "1234567"));
    expect(found("FI", `Maksettava 12,00 EUR ${creditor}`).references).toMatchObject([{ kind: "rf" }]);
    expect(found("FI", "Maksettava 12,00 EUR RF93 1234 5672").references).toEqual([]);
  });

  it("in Sweden: OCR with its length, bankgiro with its check digit", () => {
    expect(
      found("SE", "Att betala 500,00 kr\nFörfallodatum 2026-12-04\nOCR-nr 123456790\nBankgiro 5050-1055"),
    ).toMatchObject({
      amounts: [50_000],
      dueDays: ["2026-12-04"],
      accounts: ["5050-1055"],
      references: [{ kind: "bankgiro", reference: "123456790" }],
    });
  });

  it("under its label, where a table has a head", () => {
    const cell = (text: string, from: number) => ({ text, from, to: from + text.length * 5 });
    const lines = [
      [cell("Fakturadato", 40), cell("Forfallsdato", 160), cell("Beløp å betale", 300)],
      [cell("20.11.2026", 40), cell("04.12.2026", 160), cell("990,00", 320)],
    ];
    const market = { ...MARKETS.NO, today: "2026-11-21" };
    expect(findProposals(lines, market)).toMatchObject({ dueDays: ["2026-12-04"], amounts: [99_000] });
  });

  it("nothing where check digits are wrong, the day is past, or a sum leaves the VAT out", () => {
    const text =
      "KID: 123456783\nForfall: 01.11.2026\nTotal eks. mva: 100,00\nDelsum 80,00\nKonto 1234 56 78904";
    const nothing = found("NO", text);
    expect(nothing).toEqual({
      amounts: [],
      dueDays: [],
      references: [],
      accounts: [],
      emails: [],
      phones: [],
    });
    expect(hasProposals(nothing)).toBe(false);
  });

  it("three of a kind at most, none twice", () => {
    const text = Array.from({ length: 9 }, (_, at) => `Write to p${at % 5}@example.test`).join("\n");
    expect(found("NO", text).emails).toEqual(["p0@example.test", "p1@example.test", "p2@example.test"]);
  });
});

const SAMPLE = "../shared/samples/ocr-invoice/OCRV20170114.sample.txt";

test.skipIf(!existsSync(SAMPLE))(
  "the KIDs of a bank's sample file are known as such when an invoice names them",
  () => {
    const amounts = readFileSync(SAMPLE, "latin1")
      .split("\n")
      .filter((line) => /^NY09..30/.test(line));
    const kids = amounts.map((line) => line.slice(49, 74).trim().replace(/^-/, ""));
    const known = kids.filter((kid) => found("NO", `KID ${kid}`).references[0]?.reference === kid);
    // The others were made up without check digits.
    expect([kids.length, known]).toEqual([7, ["00981234576842"]]);
    expect(found("NO", "Kundenr 00981234576842").references).toEqual([]);
  },
);
if (!existsSync(SAMPLE)) console.warn(`The bank's sample file is missing at ${SAMPLE}; its test is skipped.`);
