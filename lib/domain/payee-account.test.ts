import { expect, test } from "vitest";
import { readPayeeAccount } from "./payee-account";

// Examples that banks and authorities publish, and numbers made up with right check digits.
test.each([
  ["NO", "86011117947", "8601 11 17947"],
  ["NO", "8601.11.17947", "8601 11 17947"],
  ["NO", "no93 8601 1117 947", "NO93 8601 1117 947"],
  ["DK", "DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"],
  ["DK", "0040-0440116243", "0040 0440116243"],
  ["DK", "+12345678", "12345678"],
  ["FI", "FI2112345600000785", "FI21 1234 5600 0007 85"],
  ["SE", "5050-1055", "5050-1055"],
  ["SE", "9912346", "991-2346"],
  ["SE", "902003-3", "902003-3"],
  ["SE", "SE4550000000058398257466", "SE45 5000 0000 0583 9825 7466"],
  ["FI", "NO9386011117947", "NO93 8601 1117 947"],
] as const)("%s: %s is an account", (country, typed, printed) => {
  expect(readPayeeAccount(typed, country)).toEqual({ ok: true, value: printed });
});

test.each([
  ["NO", "86011117948", "bank_account_check_digits"],
  ["NO", "8601111794", "bank_account_form"],
  ["NO", "NO9486011117947", "bank_account_check_digits"],
  ["DK", "DK5000400440116244", "bank_account_check_digits"],
  ["DK", "1234567", "bank_account_form"],
  ["FI", "FI2112345600000786", "bank_account_check_digits"],
  ["FI", "123456-785", "bank_account_form"],
  ["SE", "5050-1056", "bank_account_check_digits"],
  ["SE", "902003-4", "bank_account_check_digits"],
  ["SE", "123", "bank_account_form"],
  ["NO", "pay me", "bank_account_form"],
  ["NO", "GB29NWBK60161331926819", "bank_account_form"],
] as const)("%s: %s is none (%s)", (country, typed, error) => {
  expect(readPayeeAccount(typed, country)).toEqual({ ok: false, error });
});
