import { expect, test } from "vitest";
import { confirmationAt, isPostCode } from "./company-profile";

const LAST = new Date("2026-01-01T12:00:00Z");
const after = (days: number, ms = 0) => new Date(LAST.getTime() + days * 86_400_000 + ms);

test.each([
  ["on the day itself", after(0), { kind: "confirmed", next: after(365) }],
  ["a moment before the year is over", after(365, -1), { kind: "confirmed", next: after(365) }],
  ["when it is asked for", after(365), { kind: "due", daysLeft: 30, until: after(395) }],
  ["a day later", after(366), { kind: "due", daysLeft: 29, until: after(395) }],
  ["in the last moment", after(395, -1), { kind: "due", daysLeft: 1, until: after(395) }],
  ["once the 30 days are over", after(395), { kind: "overdue", since: after(395) }],
  ["long after", after(900), { kind: "overdue", since: after(395) }],
] as const)("%s", (_, at, state) => {
  expect(confirmationAt(LAST, at)).toEqual(state);
});

test.each([
  ["NO", "0150", true],
  ["NO", "150", false],
  ["DK", "8000", true],
  ["FI", "00100", true],
  ["FI", "0010", false],
  ["SE", "111 22", true],
  ["SE", "11122", true],
  ["SE", "1112", false],
  ["NO", "0150 ", false],
] as const)("%s %j is a post code: %s", (country, text, fits) => {
  expect(isPostCode(country, text)).toBe(fits);
});
