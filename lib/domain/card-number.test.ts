import { describe, expect, test } from "vitest";
import { holdsCardNumber } from "./card-number";

describe("card numbers in free text", () => {
  test.each([
    "4111111111111111",
    "card 4111 1111 1111 1111 please",
    "4111-1111-1111-1111",
    "5500005555555559",
    "5105105105105100",
    "5555555555554444",
    "378282246310005",
    "６０１１１１１１１１１１１１１７",
    "4222222222222",
    "no. 6304000000000000000",
    "41111111111111110",
    // Digits before the number, as of a date or a telephone, had hidden it.
    "12 4111 1111 1111 1111",
    "22 11 26-4111-1111-1111-1111 1226",
    "ref 99 5500005555555559",
  ])("%s is one", (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });

  test.each([
    "",
    "order 12345",
    "4111111111111112",
    "+47 91 00 00 01",
    "411111111111",
    "2026-11-21 12 30 45",
    "4111.1111.1111.1111",
  ])("%s is none", (text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });
});
