import { describe, expect, it } from "vitest";
import { addDays, dayAt, startOfDay } from "./calendar";

describe("days of a time zone", () => {
  it.each([
    ["2026-11-21", "Europe/Oslo", "2026-11-20T23:00:00.000Z"],
    ["2026-07-01", "Europe/Oslo", "2026-06-30T22:00:00.000Z"],
    ["2026-07-01", "Europe/Helsinki", "2026-06-30T21:00:00.000Z"],
    ["2026-03-29", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Copenhagen", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "Europe/Stockholm", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Stockholm", "2026-10-25T23:00:00.000Z"],
  ])("%s begins in %s at %s", (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
    expect(dayAt(new Date(instant), zone)).toBe(day);
    expect(dayAt(new Date(Date.parse(instant) - 1), zone)).toBe(addDays(day, -1));
  });

  it("goes over months and leap days", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });
});
