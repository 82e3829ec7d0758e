import { describe, expect, test } from "vitest";
import { money } from "./money";
import {
  mergeAmounts,
  mergeable,
  mergeState,
  nextPollAt,
  possibleAmounts,
  sameAmounts,
} from "./platform-view";

const START = new Date("2026-11-21T12:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const sums = (authorized: number, captured = 0, refunded = 0, cancelled = 0) => ({
  authorized: money(authorized, "NOK"),
  captured: money(captured, "NOK"),
  refunded: money(refunded, "NOK"),
  cancelled: money(cancelled, "NOK"),
});

describe("amounts that stand beside each other", () => {
  test.each([
    ["before the approval", sums(0), true],
    ["withdrawn before the approval", sums(0, 0, 0, 1_000), true],
    ["in parts", sums(1_000, 400, 100, 600), true],
    ["one øre, approved and captured", sums(1, 1), true],
    ["captured without approval", sums(0, 1), false],
    ["captured and released beyond the approval", sums(1_000, 500, 0, 501), false],
    ["given back beyond the capture", sums(1_000, 500, 501), false],
    ["in two currencies", { ...sums(1_000), refunded: money(0, "EUR") }, false],
  ])("%s", (_name, amounts, possible) => expect(possibleAmounts(amounts)).toBe(possible));

  test("are of one payment only where the larger of each still are", () => {
    expect(mergeable(sums(1_000, 300), sums(1_000, 100, 0, 0))).toBe(true);
    expect(mergeable(sums(1_000, 0, 0, 1_000), sums(1_000, 1_000))).toBe(false);
    const euros = { ...sums(0), authorized: money(0, "EUR") };
    expect(mergeable(sums(0), euros)).toBe(false);
  });
});

describe("merging what was read", () => {
  test("keeps the larger of each amount, in any order", () => {
    const [older, newer] = [sums(1_000, 300), sums(1_000, 500, 100, 500)];
    expect(mergeAmounts(older, newer)).toEqual(newer);
    expect(mergeAmounts(newer, older)).toEqual(newer);
    expect(() => mergeAmounts(older, { ...newer, refunded: money(1, "EUR") })).toThrow(/mixed/);
  });

  test.each([
    ["CREATED", "AUTHORIZED", "AUTHORIZED"],
    ["CREATED", "EXPIRED", "EXPIRED"],
    ["AUTHORIZED", "CREATED", "AUTHORIZED"],
    ["EXPIRED", "AUTHORIZED", "EXPIRED"],
  ] as const)("%s and then %s: %s", (known, seen, state) => {
    expect(mergeState(known, seen)).toBe(state);
  });

  test.each([
    [sums(1, 2, 3, 4), true],
    [sums(0, 2, 3, 4), false],
    [sums(1, 0, 3, 4), false],
    [sums(1, 2, 0, 4), false],
    [sums(1, 2, 3, 0), false],
  ])("sees every difference: %o", (other, same) => {
    expect(sameAmounts(sums(1, 2, 3, 4), other)).toBe(same);
  });
});

describe("when to read a payment again", () => {
  const poll = (
    state: "CREATED" | "AUTHORIZED" | "EXPIRED",
    amounts: ReturnType<typeof sums>,
    age: number,
    quiet = age,
  ) => {
    const at = after(age);
    const lastChangeAt = new Date(at.getTime() - quiet * 1_000);
    const next = nextPollAt({ state, amounts, createdAt: START, lastChangeAt }, at);
    return next && (next.getTime() - at.getTime()) / 1_000;
  };

  test.each([
    ["a request on its first day", poll("CREATED", sums(0), HOUR), 15 * MINUTE],
    ["a request on its second day", poll("CREATED", sums(0), DAY), DAY],
    ["held money", poll("AUTHORIZED", sums(100), 100 * DAY), DAY],
    ["half captured", poll("AUTHORIZED", sums(100, 50), 100 * DAY), DAY],
    ["captured lately", poll("AUTHORIZED", sums(100, 100), 9 * DAY, 8 * DAY), DAY],
    ["captured long ago", poll("AUTHORIZED", sums(100, 100), 9 * DAY, 8 * DAY + 1), undefined],
    ["refunded in full", poll("AUTHORIZED", sums(100, 100, 100), HOUR), undefined],
    ["cancelled", poll("AUTHORIZED", sums(100, 0, 0, 100), HOUR), undefined],
    ["expired", poll("EXPIRED", sums(0), MINUTE), undefined],
    ["expired with money that seems held", poll("EXPIRED", sums(100), MINUTE), undefined],
  ])("%s: %s s", (_name, seconds, expected) => {
    expect(seconds).toBe(expected);
  });
});
