import { describe, expect, it } from "vitest";
import { type AccountCountry, maskAccount, readSettlementAccount } from "./settlement-account";

describe("a settlement account", () => {
  it.each<[AccountCountry, string, string, string]>([
    ["NO", "99990000014", "BBAN", "99990000014"],
    ["NO", "9999.00.00014", "BBAN", "99990000014"],
    ["NO", " 9999 00 00022 ", "BBAN", "99990000022"],
    ["NO", "NO9386011117947", "BBAN", "86011117947"],
    ["DK", "DK50 0040 0440 1162 43", "IBAN", "DK5000400440116243"],
    ["FI", "fi21 1234 5600 0007 85", "IBAN", "FI2112345600000785"],
    ["SE", "SE45 5000 0000 0583 9825 7466", "IBAN", "SE4550000000058398257466"],
  ])("of %s is read from %s", (country, typed, scheme, number) => {
    expect(readSettlementAccount(country, typed)).toEqual({ ok: true, value: { scheme, number } });
  });

  it.each<[AccountCountry, string, string]>([
    ["NO", "  ", "account_missing"],
    ["NO", "99990000015", "account_check_digits"],
    ["NO", "9999000001", "account_form"],
    ["NO", "DK5000400440116243", "account_country"],
    ["NO", "NO9386011117940", "account_check_digits"],
    ["DK", "99990000014", "account_form"],
    ["DK", "DK5000400440116244", "account_check_digits"],
    ["DK", "FI2112345600000785", "account_country"],
    ["FI", "FI211234560000078", "account_form"],
    ["FI", "FI2112345600000787", "account_check_digits"],
    ["SE", "SE4550000000058398257467", "account_check_digits"],
    ["SE", "SE45 5000 0000 0583 9825 746A", "account_form"],
    ["NO", "１２３４５６７８９０１", "account_form"],
  ])("of %s is not %s: %s", (country, typed, error) => {
    expect(readSettlementAccount(country, typed)).toEqual({ ok: false, error });
  });

  it("finds every single mistyped digit of a Norwegian one", () => {
    const good = "99990000014";
    for (let place = 0; place < 11; place += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const typed = `${good.slice(0, place)}${digit}${good.slice(place + 1)}`;
        expect(readSettlementAccount("NO", typed).ok, typed).toBe(typed === good);
      }
  });

  it("is shown by its last four digits", () => {
    expect(maskAccount("99990000014")).toBe("•••• 0014");
  });
});
