import { expect, it } from "vitest";
import { nextAttemptAfter } from "./retry-schedule";

it("tries fast at first, then by the hour, then by the day, and gives up after a week", () => {
  const waits: number[] = [];
  let now = 0;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAfter(attempts, 0, now);
    if (next === undefined) break;
    waits.push((next - now) / 1000);
    now = next;
  }
  expect(waits.slice(0, 6)).toEqual([2, 2, 2, 60, 120, 3600]);
  expect(waits[27]).toBe(3600);
  expect(new Set(waits.slice(28))).toEqual(new Set([86_400]));
  expect(now / 86_400_000).toBeGreaterThanOrEqual(7);
  expect(now / 86_400_000).toBeLessThan(8);
});
