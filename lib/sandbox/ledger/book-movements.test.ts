import { describe, expect, it } from "vitest";
import { demoUnit } from "../testing/merchant-client";
import { bookMovements } from "./book-movements";
import type { LedgerEntry, LedgerState } from "./ledger";
import type { Movement } from "./movement";
import { agreeTerms, termsOn } from "./settlement-terms";
import { startOfDay } from "./zone-time";

const unit = demoUnit("654321");
const weekly = agreeTerms(unit, { ...termsOn(unit, "2026-01-01"), from: "2026-01-01", period: "weekly" });
const gross = agreeTerms(unit, { ...termsOn(unit, "2026-01-01"), from: "2026-01-01", kind: "gross" });

function movement(time: string, amount: number, more: Partial<Movement> = {}): Movement {
  const entryType = amount < 0 ? "refund" : "capture";
  const at = Date.parse(`${time}:00+01:00`);
  const names = { reference: "fjord-kiosk-000120", pspReference: `7${at}` };
  return { msn: unit.msn, at, topic: "funds", entryType, amount, ...names, ...more };
}

function book(movements: Movement[], untilDay: string, of = unit, state?: LedgerState) {
  const booked = bookMovements(of, state, 1, movements, startOfDay(untilDay, of.timeZone));
  if (!booked) throw new Error("no ledger");
  return booked;
}

const lines = (entries: readonly LedgerEntry[], topic: string) =>
  entries
    .filter((entry) => entry.topic === topic)
    .map(({ ledgerDate, entryType, amount, balanceAfter }) => [ledgerDate, entryType, amount, balanceAfter]);

describe("a day of the worked example", () => {
  const { entries, state } = book(
    [
      movement("2026-11-16T10:02", 12_500),
      movement("2026-11-16T15:40", 7_500),
      movement("2026-11-16T18:11", -2_500),
    ],
    "2026-11-17",
  );

  it("keeps the fees back and pays out the rest", () => {
    expect(lines(entries, "funds")).toEqual([
      ["2026-11-16", "capture", 12_500, 12_500],
      ["2026-11-16", "capture", 7_500, 20_000],
      ["2026-11-16", "refund", -2_500, 17_500],
      ["2026-11-16", "fees-retained", -300, 17_200],
      ["2026-11-16", "payout-scheduled", -17_200, 0],
    ]);
    expect(lines(entries, "fees")).toEqual([
      ["2026-11-16", "capture-fee", -188, -188],
      ["2026-11-16", "capture-fee", -112, -300],
      ["2026-11-16", "fees-retained", 300, 0],
    ]);
    expect(state).toMatchObject({
      openDate: "2026-11-17",
      completeUntil: "2026-11-16",
      payoutNumber: 2_000_002,
    });
  });

  it("ends at midnight, with the payout's number and the text of the bank", () => {
    const payout = entries.at(-1);
    expect(payout).toMatchObject({
      at: Date.parse("2026-11-17T00:00:00+01:00"),
      pspReference: "3123456-2000001",
      reference: "Utb. 2000001 Vippsnr 654321",
    });
    const [ofFees, ofFunds] = entries.filter(({ entryType }) => entryType === "fees-retained");
    expect(ofFees?.pspReference).toBe(ofFunds?.pspReference);
  });
});

it("waits with a payout while the balance is not positive, and pays several days at once", () => {
  const { entries, state } = book(
    [
      movement("2026-11-16T10:00", 1_000),
      movement("2026-11-17T10:00", -5_000),
      movement("2026-11-19T10:00", 10_000),
    ],
    "2026-11-21",
  );
  expect(lines(entries, "funds").filter(([, type]) => type === "payout-scheduled")).toEqual([
    ["2026-11-16", "payout-scheduled", -985, 0],
    ["2026-11-19", "payout-scheduled", -4_850, 0],
  ]);
  expect(state.completeUntil).toBe("2026-11-20");
  expect(book([movement("2026-11-17T10:00", -5_000)], "2026-12-31").state.completeUntil).toBeUndefined();
});

it("pays a week on Sunday, fees being kept back each day", () => {
  const movements = [movement("2026-11-18T10:00", 10_000), movement("2026-11-20T10:00", 10_000)];
  const { entries, state } = book(movements, "2026-11-25", weekly);
  expect(lines(entries, "funds")).toEqual([
    ["2026-11-18", "capture", 10_000, 10_000],
    ["2026-11-18", "fees-retained", -150, 9_850],
    ["2026-11-20", "capture", 10_000, 19_850],
    ["2026-11-20", "fees-retained", -150, 19_700],
    ["2026-11-22", "payout-scheduled", -19_700, 0],
  ]);
  expect(state.completeUntil).toBe("2026-11-22");
});

it("pays in full and invoices the fees at the end of the month, with gross settlement", () => {
  const movements = [movement("2026-11-18T10:00", 10_000), movement("2026-11-20T10:00", 10_000)];
  const { entries } = book(movements, "2026-12-02", gross);
  expect(lines(entries, "funds").map(([, , amount]) => amount)).toEqual([10_000, -10_000, 10_000, -10_000]);
  expect(lines(entries, "fees").at(-1)).toEqual(["2026-11-30", "fees-invoiced", 300, 0]);
});

it("puts what comes late on the open day, with its own time", () => {
  const { state } = book([movement("2026-11-16T10:00", 1_000)], "2026-11-17");
  const late = movement("2026-11-16T23:59", 2_000);
  const { entries } = book([late], "2026-11-17", unit, state);
  expect(lines(entries, "funds")).toEqual([["2026-11-17", "capture", 2_000, 2_000]]);
  expect(entries[0]?.at).toBe(late.at);
});

it("takes any entry type, and no fee but for captures", () => {
  const ordered = { entryType: "something-new", topic: "funds" } as const;
  const { entries } = book(
    [movement("2026-11-16T10:00", 700, ordered), movement("2026-11-16T11:00", 0)],
    "2026-11-16",
  );
  expect(lines(entries, "funds")).toEqual([["2026-11-16", "something-new", 700, 700]]);
  expect(lines(entries, "fees")).toEqual([]);
});

it("closes the days of summer time's changes once each", () => {
  const { state } = book([movement("2026-03-28T10:00", 1_000)], "2026-03-31");
  expect(state.openDate).toBe("2026-03-31");
  expect(bookMovements(unit, undefined, 1, [], Date.now())).toBeUndefined();
});

it("pays to Danish accounts with a text of 20 digits", () => {
  const danish = demoUnit("764321");
  const capture = { ...movement("2026-11-19T10:00", 10_000), msn: danish.msn };
  const { entries } = book([capture], "2026-11-20", danish);
  expect(entries.at(-1)?.reference).toMatch(/^0200764321001201126\d$/);
});
