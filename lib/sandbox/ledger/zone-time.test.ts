import { expect, it } from "vitest";
import { dayAt, endOfDay, startOfDay, timeThere } from "./zone-time";

const HOUR = 3_600_000;

it.each([
  ["2026-11-16T22:59:59.999Z", "Europe/Oslo", "2026-11-16"],
  ["2026-11-16T23:00:00.000Z", "Europe/Oslo", "2026-11-17"],
  ["2026-11-16T22:00:00.000Z", "Europe/Helsinki", "2026-11-17"],
  ["2026-07-01T21:59:00.000Z", "Europe/Copenhagen", "2026-07-01"],
  ["2026-07-01T22:00:00.000Z", "Europe/Stockholm", "2026-07-02"],
])("%s in %s is on %s", (at, zone, day) => {
  expect(dayAt(Date.parse(at), zone)).toBe(day);
});

it.each([
  ["2026-03-29", "Europe/Oslo", 23],
  ["2026-10-25", "Europe/Oslo", 25],
  ["2026-10-25", "Europe/Helsinki", 25],
  ["2026-11-16", "Europe/Copenhagen", 24],
])("%s in %s has its hours", (day, zone, hours) => {
  expect(endOfDay(day, zone) - startOfDay(day, zone)).toBe(hours * HOUR);
  expect(dayAt(startOfDay(day, zone), zone)).toBe(day);
  expect(dayAt(startOfDay(day, zone) - 1, zone)).not.toBe(day);
});

it("says the time with its offset", () => {
  expect(timeThere(Date.parse("2026-11-16T09:02:11.120Z"), "Europe/Oslo")).toBe(
    "2026-11-16T10:02:11.120+01:00",
  );
  expect(timeThere(Date.parse("2026-07-01T21:30:00Z"), "Europe/Helsinki")).toBe(
    "2026-07-02T00:30:00.000+03:00",
  );
});
