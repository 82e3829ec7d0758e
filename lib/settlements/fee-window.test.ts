import { describe, expect, it } from "vitest";
import { type FeeMark, feeWindow } from "./fee-window";

const at = (day: string) => new Date(`2026-11-${day}T23:00:00Z`);
const mark = (
  position: number,
  day: string,
  pspReference: string | null = null,
  entryType = "fees-retained",
): FeeMark => ({
  ...{ position, entryType, pspReference, happenedAt: at(day) },
});
const payout = (positionFrom: number, positionTo: number, day: string) => ({
  ...{ positionFrom, positionTo, scheduledAt: at(day) },
});

describe("the fees that a payout paid", () => {
  it("are those since the line that cleared them before, found by the platform's reference", () => {
    const marks = {
      funds: [mark(4, "16", "a"), mark(9, "17", "b")],
      fees: [mark(3, "16", "a"), mark(8, "18", "b")],
      feesCount: 9,
    };
    expect(feeWindow(payout(1, 5, "16"), marks)).toEqual({ gross: false, feesAfter: 0, feesUpTo: 3 });
    expect(feeWindow(payout(6, 10, "17"), marks)).toEqual({ gross: false, feesAfter: 3, feesUpTo: 8 });
  });

  it("are found by the place of the line where it has no reference, and never by its date", () => {
    const marks = {
      funds: [mark(4, "16"), mark(9, "17")],
      fees: [mark(3, "20"), mark(8, "20")],
      feesCount: 9,
    };
    expect(feeWindow(payout(6, 10, "17"), marks)).toEqual({ gross: false, feesAfter: 3, feesUpTo: 8 });
  });

  it("of several days in one payout are all of theirs", () => {
    const marks = {
      funds: [mark(4, "16", "a"), mark(9, "17", "b")],
      fees: [mark(3, "16", "a"), mark(8, "17", "b")],
      feesCount: 9,
    };
    expect(feeWindow(payout(1, 10, "17"), marks)).toEqual({ gross: false, feesAfter: 0, feesUpTo: 8 });
  });

  it("are none where nothing was kept back, or where its lines are not there yet", () => {
    const none = { gross: false, feesAfter: 0, feesUpTo: 0 };
    expect(feeWindow(payout(1, 3, "16"), { funds: [], fees: [mark(3, "17", "a")], feesCount: 3 })).toEqual(
      none,
    );
    const late = { funds: [mark(4, "16", "a")], fees: [mark(2, "15", "z")], feesCount: 2 };
    expect(feeWindow(payout(1, 5, "16"), late)).toEqual(none);
  });

  it("of a gross payout are invoiced, known by the line that cleared them next", () => {
    const marks = { funds: [], fees: [mark(5, "30", null, "fees-invoiced")], feesCount: 7 };
    expect(feeWindow(payout(1, 3, "16"), marks)).toEqual({ gross: true, feesAfter: 0, feesUpTo: 7 });
  });
});
