import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, findBreaks, type LedgerLine, payoutNumber, sumTerms, termOf } from "./settlement";

/** Lines with running balances, from types and amounts. */
function ledger(opening: number, ...moves: [string, number][]): LedgerLine[] {
  let balance = opening;
  return moves.map(([entryType, amountMinor]) => {
    const balanceBeforeMinor = balance;
    balance += amountMinor;
    return { entryType, amountMinor, balanceBeforeMinor, balanceAfterMinor: balance };
  });
}

const DAY = ledger(
  0,
  ["capture", 12_500],
  ["capture", 7_500],
  ["refund", -2_500],
  ["fees-retained", -300],
  ["payout-scheduled", -17_200],
);

describe("the terms of a settlement", () => {
  it("are those of the day that the platform's guide describes", () => {
    expect(sumTerms(DAY)).toEqual({
      openingMinor: 0,
      capturedMinor: 20_000,
      refundedMinor: -2_500,
      feesMinor: -300,
      correctedMinor: 0,
      paidOutMinor: 17_200,
      closingMinor: 0,
    });
    expect(differenceOf(sumTerms(DAY))).toBe(0);
  });

  it("count every type that the portal has not heard of as a correction", () => {
    const terms = sumTerms(
      ledger(-100, ["capture", 500], ["solidarity-levy", -7], ["payout-scheduled", -393]),
    );
    expect(terms).toMatchObject({
      openingMinor: -100,
      correctedMinor: -7,
      paidOutMinor: 393,
      closingMinor: 0,
    });
    expect(differenceOf(terms)).toBe(0);
  });

  it("know the payout by its name of 2023 too", () => {
    expect(termOf("scheduled-for-payout")).toBe("paidOut");
    expect(termOf("payout-aborted")).toBe("corrected");
  });

  const move = fc.tuple(
    fc.constantFrom("capture", "refund", "fees-retained", "correction", "top-up", "unheard-of"),
    fc.integer({ min: -9_000_000, max: 9_000_000 }),
  );

  it("add up whatever the lines are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 0 }),
        fc.array(move, { minLength: 1 }),
        (opening, moves) => {
          const lines = ledger(opening, ...moves);
          expect(differenceOf(sumTerms(lines))).toBe(0);
          expect(findBreaks(lines)).toEqual([]);
        },
      ),
    );
  });

  it("miss by exactly what a lost line was, and the line after it is named", () => {
    fc.assert(
      fc.property(
        fc.array(
          move.filter(([, amount]) => amount !== 0),
          { minLength: 3, maxLength: 40 },
        ),
        fc.nat(),
        (moves, pick) => {
          const lines = ledger(0, ...moves);
          const lost = 1 + (pick % (lines.length - 2));
          const left = lines.toSpliced(lost, 1);
          const amount = lines[lost]?.amountMinor ?? 0;
          expect(differenceOf(sumTerms(left))).toBe(amount);
          expect(findBreaks(left)).toEqual([{ index: lost, differenceMinor: amount, kind: "gap" }]);
        },
      ),
    );
  });

  it("name the line whose own sum is wrong", () => {
    const lines = ledger(0, ["capture", 100], ["capture", 50]);
    const wrong = lines.with(1, { ...(lines[1] as LedgerLine), amountMinor: 40 }); // safe: two lines were made above
    expect(findBreaks(wrong)).toEqual([{ index: 1, differenceMinor: 10, kind: "sum" }]);
    expect(differenceOf(sumTerms(wrong))).toBe(10);
  });
});

it("reads a payout's number out of its platform id", () => {
  expect(payoutNumber("302321", "302321-2000001")).toBe("2000001");
  expect(payoutNumber("302321", "2000001")).toBe("2000001");
});
