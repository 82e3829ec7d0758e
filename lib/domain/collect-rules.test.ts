import { expect, test } from "vitest";
import { checkAmount, checkExpiry, lastMoment, maySendAgain, USUAL_TIME_MS } from "./collect-rules";
import { type Currency, money } from "./money";

const NOW = new Date("2026-11-20T12:00:00Z");
const ahead = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 86_400_000;

test.each([
  ["NOK", 99, "amount_below_least"],
  ["NOK", 100, undefined],
  ["DKK", 1, undefined],
  ["EUR", 65_000_000, undefined],
  ["EUR", 65_000_001, "amount_above_most"],
  ["EUR", 0, "amount_not_positive"],
  ["SEK", 1_000, "currency_not_collected"],
] as const)("%s %i", (currency: Currency, minor, code) => {
  const checked = checkAmount(money(minor, currency));
  expect(checked.ok ? undefined : checked.error.code).toBe(code);
});

test.each([
  [USUAL_TIME_MS, "expiry_too_soon"],
  [USUAL_TIME_MS + 1, undefined],
  [60 * DAY_MS, undefined],
  [60 * DAY_MS + 1, "expiry_too_late"],
  [Number.NaN, "expiry_too_soon"],
])("an expiry %i ms ahead", (ms, code) => {
  const checked = checkExpiry(ahead(ms), true, NOW);
  expect(checked.ok ? undefined : checked.error.code).toBe(code);
});

test("who has more than ten minutes has to see what it is for", () => {
  expect(checkExpiry(ahead(DAY_MS), false, NOW)).toEqual({ ok: false, error: { code: "receipt_missing" } });
  expect(checkExpiry(undefined, false, NOW)).toEqual({ ok: true, value: undefined });
});

test("is asked for again only while the customer has time, and the key is surely remembered", () => {
  const short = { firstAt: NOW, expiresAt: null };
  expect(maySendAgain(short, ahead(USUAL_TIME_MS - 1))).toBe(true);
  expect(maySendAgain(short, ahead(USUAL_TIME_MS))).toBe(false);
  const hour = { firstAt: NOW, expiresAt: ahead(3_600_000) };
  expect(maySendAgain(hour, ahead(3_600_000 - USUAL_TIME_MS))).toBe(false);
  const weeks = { firstAt: NOW, expiresAt: ahead(30 * DAY_MS) };
  expect(maySendAgain(weeks, ahead(19 * 3_600_000))).toBe(true);
  expect(maySendAgain(weeks, ahead(21 * 3_600_000))).toBe(false);
  expect(lastMoment(NOW, null)).toEqual(ahead(USUAL_TIME_MS));
});
