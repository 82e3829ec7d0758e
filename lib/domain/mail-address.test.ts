import { expect, test } from "vitest";
import { parseMailAddress } from "./mail-address";

test.each([
  ["kari@example.test", "kari@example.test"],
  ["  Kari.Nordmann+shop@Example.TEST ", "kari.nordmann+shop@example.test"],
  ["ｋａｒｉ@example.test", "kari@example.test"],
])("%s is an address", (text, address) => {
  expect(parseMailAddress(text)).toBe(address);
});

test.each([
  "",
  "kari",
  "kari@",
  "@example.test",
  "kari@localhost",
  "kari@example..test",
  "kari@-example.test",
  "kari..n@example.test",
  "a@example.test,b@example.test",
  "Kari <kari@example.test>",
  "kari@example.test\r\nBcc: all@example.test",
  // A Cyrillic letter.
  "kаri@example.test",
  `${"a".repeat(65)}@example.test`,
  `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}.test`,
])("%j is none", (text) => {
  expect(parseMailAddress(text)).toBeUndefined();
});
