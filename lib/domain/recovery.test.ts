import { describe, expect, test } from "vitest";
import { EVENT_RETRY, nextCheckAt, nextReadAt, stepWithoutTrace } from "./recovery";

const START = new Date("2026-11-21T12:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("when to look again", () => {
  test.each([
    [0, 10],
    [9, 10],
    [10, 30],
    [30, MINUTE],
    [MINUTE, 2 * MINUTE],
    [2 * MINUTE, 5 * MINUTE],
    [5 * MINUTE, 15 * MINUTE],
    [15 * MINUTE, 15 * MINUTE + HOUR],
    [DAY - 1, DAY - 1 + HOUR],
    [DAY, DAY + 6 * HOUR],
    [7 * DAY - 1, 7 * DAY - 1 + 6 * HOUR],
  ])("%i s after the sending: at %i s", (elapsed, expected) => {
    expect(nextCheckAt(START, after(elapsed))).toEqual(after(expected));
  });

  test.each([
    [MINUTE, MINUTE, MINUTE + 10],
    [MINUTE, MINUTE + 30, 2 * MINUTE],
    [5 * MINUTE, 5 * MINUTE, 5 * MINUTE + 10],
    [5 * MINUTE, 5 * MINUTE + 30, 6 * MINUTE],
    [14 * MINUTE, 15 * MINUTE - 1, 15 * MINUTE],
    // Someone may be waiting during the first quarter of an hour, and not after it.
    [800, 845, 860],
    [855, 15 * MINUTE, 15 * MINUTE + HOUR],
    // The regular look comes first.
    [895, 898, 15 * MINUTE],
    [2 * HOUR, 2 * HOUR, 2 * HOUR + 10],
    [2 * HOUR, 2 * HOUR + 10, 2 * HOUR + 30],
    [2 * HOUR, 2 * HOUR + 30, 3 * HOUR + 30],
  ])("sent again after %i s, %i s after the first sending: at %i s", (last, elapsed, expected) => {
    expect(nextCheckAt(START, after(elapsed), after(last))).toEqual(after(expected));
  });

  test("soon where the clock was set back since", () => {
    expect(nextCheckAt(after(DAY), START)).toEqual(after(10));
    expect(nextCheckAt(START, after(HOUR), after(DAY))).toEqual(after(HOUR + 10));
  });

  test("never after a week", () => {
    expect(nextCheckAt(START, after(7 * DAY))).toBeUndefined();
  });
});

// An operation whose log could not be read three times in a row was left alone for ten minutes, with someone waiting for it.
describe("when to look again where the platform could not be read", () => {
  test.each([
    [0, 10],
    [30, MINUTE],
    [2 * MINUTE, 3 * MINUTE],
    [5 * MINUTE, 6 * MINUTE],
    [13 * MINUTE, 14 * MINUTE],
    [14 * MINUTE + 30, 15 * MINUTE],
    [15 * MINUTE, 15 * MINUTE + HOUR],
    [DAY, DAY + 6 * HOUR],
  ])("%i s after the sending: at %i s", (elapsed, expected) => {
    expect(nextReadAt(START, after(elapsed))).toEqual(after(expected));
  });

  test("soon after another sending, and never after a week", () => {
    expect(nextReadAt(START, after(5 * MINUTE), after(5 * MINUTE))).toEqual(after(5 * MINUTE + 10));
    expect(nextReadAt(START, after(7 * DAY))).toBeUndefined();
  });
});

describe("what to do where the log shows nothing", () => {
  test.each([
    ["wait", 0, 59, true],
    ["send_again", 0, 60, true],
    ["wait", 0, 0, true],
    ["send_again", 0, 0, false],
    ["send_again", 0, 20 * HOUR - 1, true],
    ["needs_review", 0, 20 * HOUR, true],
    ["needs_review", 0, 20 * HOUR, false],
    ["wait", HOUR, HOUR + 30, true],
    ["needs_review", 20 * HOUR - 10, 20 * HOUR, true],
    ["wait", 0, -30, true],
    ["wait", 0, -MINUTE, true],
    ["needs_review", 0, -MINUTE - 1, true],
    ["needs_review", 0, -DAY, true],
  ] as const)(
    "%s: last sent after %i s, now %i s, may have arrived %s",
    (step, last, now, mayHaveArrived) => {
      const sent = { first: START, last: after(last), mayHaveArrived };
      expect(stepWithoutTrace(sent, after(now))).toBe(step);
    },
  );
});

test.each([
  ["wait", 0, true],
  ["wait", MINUTE - 1, true],
  ["wait", MINUTE - 1, false],
  ["needs_review", MINUTE, true],
  ["needs_review", MINUTE, false],
  ["needs_review", HOUR, true],
] as const)("of a backup: %s %i s after the sending", (step, now, mayHaveArrived) => {
  const sent = { first: after(-10), last: START, mayHaveArrived };
  expect(stepWithoutTrace(sent, after(now), true)).toBe(step);
});

test("an event is tried for a week, and no longer than it takes", () => {
  const { stepSeconds, mostTries } = EVENT_RETRY;
  expect(mostTries ** 2 * stepSeconds).toBeGreaterThanOrEqual(7 * DAY);
  expect((mostTries - 1) ** 2 * stepSeconds).toBeLessThan(7 * DAY);
});
