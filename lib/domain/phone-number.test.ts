import { describe, expect, it } from "vitest";
import { readPhone } from "./phone-number";

describe("a phone number", () => {
  it.each([
    ["NO", "910 00 001", "4791000001"],
    ["NO", "+47 910 00 001", "4791000001"],
    ["NO", "0047 91000001", "4791000001"],
    ["DK", "20 00 01 01", "4520000101"],
    ["FI", "040 1000 201", "358401000201"],
    ["FI", "+358 40 1000 201", "358401000201"],
    ["SE", "070-174 06 05", "46701740605"],
    ["SE", "+46 70-174 06 05", "46701740605"],
  ] as const)("of %s typed as %s is kept with the country's code", (country, typed, kept) => {
    expect(readPhone(country, typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ["NO", "+45 20 00 01 01"],
    ["DK", "+47 910 00 001"],
    ["FI", "0046 701740605"],
    ["SE", "+358401000201"],
  ] as const)("of %s is not %s, which is another country's", (country, typed) => {
    expect(readPhone(country, typed)).toEqual({ ok: false, error: { code: "phone_of_other_country" } });
  });

  it.each([
    ["NO", "21 00 00 01"],
    ["NO", "910 00 00"],
    ["DK", "200001010"],
    ["SE", "08-123 45 67"],
    ["FI", "09 1234"],
    ["NO", "call me"],
    ["NO", ""],
  ] as const)("of %s is not %s", (country, typed) => {
    expect(readPhone(country, typed)).toEqual({ ok: false, error: { code: "phone_unreadable" } });
  });
});
