import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBankDays } from "./bank-days";
import {
  type BankLine,
  candidatesFor,
  type ExpectedPayout,
  isDueAtBank,
  isSameAccount,
  looksLikePayout,
  matchLines,
} from "./bank-match";

const payout = (own: Partial<ExpectedPayout> = {}): ExpectedPayout => ({
  ...{ id: "302321-2000001", msn: "654321", number: "2000001", account: "99990000014", currency: "NOK" },
  ...{ amountMinor: 17_200, payoutDate: "2026-11-18", bankReference: "Utb. 2000001 Vippsnr 654321" },
  ...own,
});
const line = (own: Partial<BankLine> = {}): BankLine => ({
  ...{ id: "line", account: "NO9399990000014", currency: "NOK", amountMinor: 17_200, day: "2026-11-18" },
  text: "Utb. 2000001 Vippsnr 654321",
  ...own,
});
const fateOf = (one: BankLine, ...payouts: ExpectedPayout[]) => matchLines([one], payouts, "NO").get("line");

describe("a line of the bank", () => {
  it("is the payout that its text names, however the bank writes it", () => {
    for (const text of [
      "Utb. 2000001 Vippsnr 654321",
      "VIPPS AS UTB.2000001  VIPPSNR 654321",
      "Fra: Vipps MobilePay / 654321 / 2000001",
    ])
      expect(fateOf(line({ text }), payout())).toMatchObject({ kind: "match", how: "reference" });
  });

  it("is none that only looks alike: another number, unit, account, day or amount", () => {
    expect(fateOf(line({ text: "Utb. 20000011 Vippsnr 654321", amountMinor: 1 }), payout())).toEqual({
      ...{ kind: "alone", ours: true },
    });
    expect(fateOf(line({ account: "99990000022", text: "" }), payout())).toMatchObject({ kind: "alone" });
    expect(fateOf(line({ day: "2026-11-17" }), payout())).toMatchObject({ kind: "alone" });
    expect(fateOf(line({ day: "2026-12-24" }), payout())).toMatchObject({ kind: "alone" });
    expect(fateOf(line({ text: "Vipps", amountMinor: 17_100 }), payout())).toMatchObject({ kind: "alone" });
  });

  it("names a payout of another amount, which a person has to look at", () => {
    expect(fateOf(line({ amountMinor: 17_100 }), payout())).toMatchObject({ kind: "differs" });
    expect(fateOf(line({ currency: "EUR" }), payout())).toMatchObject({ kind: "differs" });
  });

  it("is known by amount and day where its text says no more than whose money it is, over a weekend too", () => {
    const friday = payout({ payoutDate: "2026-11-20" });
    expect(fateOf(line({ text: "Vipps MobilePay AS", day: "2026-11-23" }), friday)).toMatchObject({
      ...{ kind: "match", how: "amount" },
    });
    expect(fateOf(line({ text: "Vipps MobilePay AS", day: "2026-11-25" }), friday)).toMatchObject({
      kind: "alone",
    });
  });

  it("is left to a person where two payouts would fit, two lines, or where its text says nothing", () => {
    const two = [payout(), payout({ id: "302321-2000002", number: "2000002", bankReference: null })];
    expect(fateOf(line({ text: "Vipps" }), ...two)).toMatchObject({ kind: "ambiguous", payouts: two });
    const lines = [line({ text: "Vipps" }), line({ id: "other", text: "Vipps" })];
    for (const fate of matchLines(lines, [payout()], "NO").values()) expect(fate.kind).toBe("ambiguous");
    expect(fateOf(line({ text: "Faktura 17" }), payout())).toMatchObject({ kind: "ambiguous" });
  });

  it("is a payout with its text even where another has the same amount", () => {
    const other = payout({
      id: "302321-2000002",
      number: "2000002",
      bankReference: "Utb. 2000002 Vippsnr 654321",
    });
    expect(fateOf(line(), other, payout())).toMatchObject({ kind: "match", payout: payout() });
  });

  it("is never the same payout twice, whatever lines come", () => {
    const random = fc.record({
      id: fc.uuid(),
      amountMinor: fc.constantFrom(100, 200),
      day: fc.constantFrom("2026-11-18", "2026-11-19"),
      text: fc.constantFrom("Vipps", "Utb. 2000001 Vippsnr 654321", "other"),
    });
    const payouts = [1, 2, 3].map((n) =>
      payout({ id: `${n}`, number: `200000${n}`, amountMinor: n === 3 ? 200 : 100 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(random, { selector: ({ id }) => id, maxLength: 8 }), (some) => {
        const fates = matchLines(
          some.map((one) => line(one)),
          payouts,
          "NO",
        );
        expect(fates.size).toBe(some.length);
        const given = [...fates.values()].flatMap((fate) => (fate.kind === "match" ? fate.payout.id : []));
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it("may be given by a person to any payout around its day", () => {
    const far = payout({ id: "far", payoutDate: "2026-10-01" });
    expect(candidatesFor(line({ amountMinor: 5 }), [payout(), far], "NO")).toEqual([payout()]);
  });
});

it.each([
  ["Utb. 2000810 Vippsnr 117703", true],
  ["Vipps utbet. 2000023 Vippsnr 57860", true],
  ["MobilePay 02000123450011611260", true],
  ["0200012345001161126X", true],
  ["Lønn november", false],
  ["Faktura 2000810", false],
])("%s looks like a payout: %s", (text, looks) => expect(looksLikePayout(text)).toBe(looks));

it("accounts are the same in both ways of writing them, and never by their last digits alone", () => {
  expect(isSameAccount("99990000014", "NO93 9999 0000 014")).toBe(true);
  expect(isSameAccount("9999.00.00014", "99990000014")).toBe(true);
  expect(isSameAccount("99990000014", "NO9399990000015")).toBe(false);
  expect(isSameAccount("0014", "99990000014")).toBe(false);
});

it("a payout is due once its day and the bank day after it are told of", () => {
  const covered = (from: string, to: string) => [{ account: "NO9399990000014", from, to }];
  const friday = payout({ payoutDate: "2026-11-20" });
  expect(isDueAtBank(friday, covered("2026-11-01", "2026-11-20"), "NO")).toBe(false);
  expect(isDueAtBank(friday, covered("2026-11-01", "2026-11-22"), "NO")).toBe(false);
  expect(isDueAtBank(friday, covered("2026-11-01", addBankDays("2026-11-20", 1, "NO")), "NO")).toBe(true);
  expect(isDueAtBank(friday, covered("2026-11-21", "2026-11-30"), "NO")).toBe(false);
  expect(isDueAtBank(friday, [], "NO")).toBe(false);
});
