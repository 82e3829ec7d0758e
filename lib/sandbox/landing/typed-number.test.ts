import { expect, test } from "vitest";
import { readNumber } from "./typed-number";

test.each([
  ["910 00 011", "NO", "4791000011"],
  ["+47 910 00 011", "DK", "4791000011"],
  ["0046 70-174 06 05", "NO", "46701740605"],
  ["070-174 06 05", "SE", "46701740605"],
  ["040 1000211", "FI", "358401000211"],
  ["20 00 01 11", "DK", "4520000111"],
] as const)("%s in %s is %s", (typed, country, msisdn) => {
  expect(readNumber(typed, country)).toBe(msisdn);
});

test.each(["", "9100001", "910000111", "abc", "+1 555 0100", "91<script>"])("%s is no number", (typed) => {
  expect(readNumber(typed, "NO")).toBeUndefined();
});
