import { describe, expect, test } from "vitest";
import { mod10Digit, mod11Digit, mod97, mod731Digit } from "./check-digits";
import {
  isReference,
  makeReference,
  REFERENCE_KINDS,
  referenceKindsOf,
  writeReference,
} from "./payment-reference";

describe("check digits by hand", () => {
  test.each([
    ["1234567", "4"],
    ["234567", "6"],
    ["0", "0"],
    ["7992739871", "3"],
  ])("mod 10 of %s is %s", (digits, check) => expect(mod10Digit(digits)).toBe(check));

  // 7·2 + 6·3 + 5·4 + 4·5 + 3·6 + 2·7 + 1·2 = 106, 106 mod 11 = 7; 6·2 = 12, 12 mod 11 = 1.
  test.each([
    ["1234567", "4"],
    ["6", "-"],
    ["0", "0"],
  ])("mod 11 of %s is %s", (digits, check) => expect(mod11Digit(digits)).toBe(check));

  test.each([
    ["1234567", "2"],
    ["234823", "6"],
  ])("7-3-1 of %s is %s", (digits, check) => expect(mod731Digit(digits)).toBe(check));

  test("mod 97 of a number longer than any that JavaScript holds exactly", () => {
    expect(mod97("3214282912345698765432161182")).toBe(1);
    expect(mod97("539007547034RF18")).toBe(1);
  });
});

describe("references by country", () => {
  test("Norway: KID with either check", () => {
    expect(makeReference("kid_mod10", "1234567")).toBe("12345674");
    expect(makeReference("kid_mod11", "6")).toBe("6-");
    expect(isReference("kid_mod11", "6-")).toBe(true);
    expect(isReference("kid_mod10", "12345675")).toBe(false);
  });

  test("Denmark: card types 71 and 75 are filled up to their length", () => {
    expect(makeReference("fik_71", "1234567")).toBe("000000012345674");
    expect(makeReference("fik_75", "1234567")).toBe("0000000012345674");
    expect(isReference("fik_71", "12345674")).toBe(false);
    expect(writeReference("fik_71", "000000012345674")).toBe("+71<000000012345674");
  });

  test("Finland: the national one, and the same as a creditor reference", () => {
    expect(makeReference("viite", "234823")).toBe("2348236");
    expect(makeReference("viite", "7")).toHaveLength(4);
    expect(makeReference("rf", "234823")).toBe("RF332348236");
    expect(isReference("rf", "RF33 2348 236")).toBe(true);
    expect(isReference("rf", "RF34 2348 236")).toBe(false);
    expect(writeReference("viite", "2348236")).toBe("23 48236");
    expect(writeReference("rf", "RF332348236")).toBe("RF33 2348 236");
  });

  test("Sweden: the length stands before the check digit", () => {
    const made = makeReference("bankgiro", "12345");
    expect(made).toBe(`123457${mod10Digit("123457")}`);
    expect(isReference("bankgiro", made)).toBe(true);
    // A digit lost on the way: the length tells, even where the last digit happened to fit.
    expect(isReference("bankgiro", made.slice(1))).toBe(false);
  });

  test.each(REFERENCE_KINDS)("%s: what is made is right, and any one digit changed is wrong", (kind) => {
    for (const own of ["1", "42", "1007", "98765", "2026000123"]) {
      const made = makeReference(kind, own);
      expect(isReference(kind, made)).toBe(true);
      for (let place = 0; place < made.length; place += 1) {
        const sign = made.charAt(place);
        if (!/\d/.test(sign)) continue;
        const changed = made.slice(0, place) + String((Number(sign) + 1) % 10) + made.slice(place + 1);
        expect(isReference(kind, changed), `${changed} for ${made}`).toBe(false);
      }
    }
  });

  test("nothing is cut off in silence", () => {
    expect(() => makeReference("fik_71", "123456789012345")).toThrow(RangeError);
    expect(() => makeReference("kid_mod10", "12A")).toThrow(RangeError);
  });

  test("each country's own kinds, the usual one first", () => {
    expect(referenceKindsOf("NO")[0]).toBe("kid_mod10");
    expect(referenceKindsOf("DK")).toEqual(["fik_71", "fik_75"]);
    expect(referenceKindsOf("FI")).toEqual(["viite", "rf"]);
    expect(referenceKindsOf("SE")).toEqual(["bankgiro"]);
  });
});
