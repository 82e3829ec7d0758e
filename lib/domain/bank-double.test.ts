import { describe, expect, it } from "vitest";
import { type BookedLine, pairLines } from "./bank-double";

const PAYOUT = "302321-2000001";
const line = (id: string, own: Partial<BookedLine> = {}): BookedLine => ({
  ...{ id, account: "99990000014", currency: "NOK", amountMinor: 17_200, day: "2026-11-18" },
  ...{ text: "Vipps MobilePay AS / Utb. 2000001 Vippsnr 654321", mark: null, payouts: [] },
  ...own,
});
const fate = (fresh: Partial<BookedLine>, kept: Partial<BookedLine> = {}) =>
  pairLines([line("new", fresh)], [line("old", kept)]).get("new");
const SAME = { kind: "same", other: "old" };
const MAYBE = { kind: "maybe", other: "old" };

describe("a line that another format of the same statement has too", () => {
  it("is known by the payout that both name, whatever else they say", () => {
    const texts = [{ text: "Fra konto 1503 Utb 2000001" }, { text: "Vipps E2E 8877665544" }] as const;
    const [csv, camt] = texts.map((one) => ({ ...one, payouts: [PAYOUT] }));
    expect(fate(csv ?? {}, camt)).toEqual(SAME);
  });

  it("is known by the bank's own mark", () => {
    expect(fate({ mark: "B 4711-9", text: "a" }, { mark: "b47119", text: "b" })).toEqual(SAME);
  });

  it("is known by its text, where one says all that the other does and a number is in it", () => {
    expect(fate({ text: "UTB. 2000001  VIPPSNR 654321" })).toEqual(SAME);
    expect(fate({}, { text: "Utb. 2000001 Vippsnr 654321" })).toEqual(SAME);
  });

  it("is known on an account that one format writes as IBAN", () => {
    expect(fate({ account: "NO9399990000014" })).toEqual(SAME);
  });

  it("can't be told where the texts have nothing in common or no number: a person knows", () => {
    expect(fate({ text: "Vipps" })).toEqual(MAYBE);
    expect(fate({ text: "Vipps" }, { text: "Vipps" })).toEqual(MAYBE);
    expect(fate({ text: "Innbetaling ref 998877" })).toEqual(MAYBE);
    expect(fate({ text: "" })).toEqual(MAYBE);
    expect(fate({ text: "2000001", mark: "1" }, { text: "Utb 2000002", mark: "2" })).toEqual(MAYBE);
  });

  it("is another one where day, amount, currency, account or the payouts named differ", () => {
    const others = [{ day: "2026-11-17" }, { amountMinor: 17_201 }, { currency: "SEK" }];
    for (const own of [...others, { account: "99990000022" }]) expect(fate(own)).toBeUndefined();
    expect(fate({ payouts: [PAYOUT] }, { payouts: ["302321-2000002"] })).toBeUndefined();
  });

  it("stands for one line alone: money that came in twice counts twice", () => {
    const kept = [line("old-1"), line("old-2")];
    const fresh = [line("new-1"), line("new-2"), line("new-3")];
    expect([...pairLines(fresh, kept)]).toEqual([
      ["new-1", { kind: "same", other: "old-1" }],
      ["new-2", { kind: "same", other: "old-2" }],
    ]);
  });

  it("goes to the line that is surely the same before one that may be", () => {
    const kept = [line("certain"), line("vague", { text: "Vipps" })];
    const fresh = [line("new-vague", { text: "Overføring" }), line("new-certain")];
    expect([...pairLines(fresh, kept)]).toEqual([
      ["new-certain", { kind: "same", other: "certain" }],
      ["new-vague", { kind: "maybe", other: "vague" }],
    ]);
  });
});
