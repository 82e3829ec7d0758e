import { expect, test } from "vitest";
import { tokenInCode } from "./scanned-code";

test.each([
  ["http://127.0.0.1:3001/landing?token=abc.def-1", "abc.def-1"],
  ["https://host.test/qr/v1?size=3&token=abc&more=1", "abc"],
  ["vipps://token=abcdef", "abcdef"],
  ["  0123456789abcdef0123  ", "0123456789abcdef0123"],
])("the token is found in %s", (text, token) => {
  expect(tokenInCode(text)).toBe(token);
});

test.each(["", "hello", "https://example.test/", "two words that are long enough"])(
  "there is none in %j",
  (text) => {
    expect(tokenInCode(text)).toBeUndefined();
  },
);
