import { describe, expect, it } from "vitest";
import { type IdentityCountry, readIdentityNumber } from "./national-identity";

describe("a national identity number", () => {
  it.each([
    ["NO", "14037941221", "14037941221"],
    ["NO", "140379 41221", "14037941221"],
    ["NO", "16089427480", "16089427480"],
    ["DK", "170576-1546", "1705761546"],
    ["DK", "1705761546", "1705761546"],
    ["FI", "250781-9189", "250781-9189"],
    ["FI", "120193-931k", "120193-931K"],
    ["SE", "199202209848", "9202209848"],
    ["SE", "19920220-9848", "9202209848"],
    ["SE", "920220-9848", "9202209848"],
    ["SE", "９２０２２０－９８４８", "9202209848"],
  ] as const)("of %s typed as %s is taken", (country, typed, kept) => {
    expect(readIdentityNumber(country, typed)).toBe(kept);
  });

  it("of Norway may be a D-number: the day is 40 more", () => {
    expect(readIdentityNumber("NO", dNumber("140379"))).toMatch(/^540379/);
  });

  it("of Norway may be one for tests: the month is 80 more", () => {
    expect(readIdentityNumber("NO", "17859012301")).toBeUndefined();
    expect(readIdentityNumber("NO", "17859000185")).toBe("17859000185");
  });

  it("of Denmark needs no valid check digit, which is not given out any more", () => {
    expect(readIdentityNumber("DK", "170576-1547")).toBe("1705761547");
  });

  it("of Sweden may be a coordination number: the day is 60 more", () => {
    expect(readIdentityNumber("SE", swedish("920280"))).toMatch(/^920280/);
  });

  it.each([
    ["NO", "14037941222", "the last check digit is wrong"],
    ["NO", "14037941231", "the first check digit is wrong"],
    ["NO", "14137941221", "there is no month 13"],
    ["NO", "1403794122", "it is too short"],
    ["DK", "3202761546", "there is no 32nd"],
    ["DK", "17057615461", "it is too long"],
    ["FI", "250781-9188", "the check character is wrong"],
    ["FI", "250781_9189", "the century is not told"],
    ["FI", "320781-9189", "there is no 32nd"],
    ["SE", "9202209849", "the check digit is wrong"],
    ["SE", "9213209848", "there is no month 13"],
    ["SE", "not a number", "it has letters"],
    ["NO", "", "nothing is typed"],
  ] as const)("of %s typed as %s is refused: %s", (country, typed, _why) => {
    expect(readIdentityNumber(country, typed)).toBeUndefined();
  });

  it("has every single mistyped digit found in Norway, Finland and Sweden", () => {
    const numbers: [IdentityCountry, string][] = [
      ["NO", "14037941221"],
      ["FI", "250781-9189"],
      ["SE", "9202209848"],
    ];
    for (const [country, number] of numbers)
      for (const wrong of oneDigitOff(number))
        expect(readIdentityNumber(country, wrong), wrong).toBeUndefined();
  });
});

function oneDigitOff(number: string): string[] {
  return [...number].flatMap((digit, place) =>
    /\d/.test(digit)
      ? [..."0123456789"]
          .filter((other) => other !== digit)
          .map((other) => number.slice(0, place) + other + number.slice(place + 1))
      : [],
  );
}

/** A D-number of that birth date, found by trying: the rule itself is what is under test. */
function dNumber(born: string): string {
  const shifted = `${Number(born[0]) + 4}${born.slice(1)}`;
  return firstTaken("NO", 100_000, (tail) => shifted + String(tail).padStart(5, "0"));
}

function swedish(date: string): string {
  return firstTaken("SE", 10_000, (tail) => date + String(tail).padStart(4, "0"));
}

function firstTaken(country: IdentityCountry, most: number, make: (tail: number) => string): string {
  for (let tail = 1; tail < most; tail += 1) if (readIdentityNumber(country, make(tail))) return make(tail);
  throw new Error("no number fits");
}
