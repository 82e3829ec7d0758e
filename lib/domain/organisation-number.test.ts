import { describe, expect, it } from "vitest";
import { type CompanyCountry, readOrganisationNumber } from "./organisation-number";

describe("an organisation number", () => {
  it.each<[CompanyCountry, string, string]>([
    ["NO", "918713867", "918713867"],
    ["NO", "918 713 867", "918713867"],
    ["NO", "NO 918 713 867 MVA", "918713867"],
    ["NO", "999000010", "999000010"],
    ["DK", "43300946", "43300946"],
    ["DK", "DK99900008", "99900008"],
    ["FI", "3330214-4", "3330214-4"],
    ["FI", "33302144", "3330214-4"],
    ["FI", "9990001-6", "9990001-6"],
    ["SE", "556703-7485", "556703-7485"],
    ["SE", "SE 5567037485", "556703-7485"],
  ])("of %s is read from %s", (country, typed, read) => {
    expect(readOrganisationNumber(country, typed)).toBe(read);
  });

  it.each<[CompanyCountry, string]>([
    ["NO", "918713868"],
    ["NO", "987654321"],
    ["NO", "91871386"],
    ["NO", "9187-13867"],
    ["NO", "43300946"],
    ["DK", "43300947"],
    ["DK", "918713867"],
    ["DK", "00000000"],
    ["FI", "3330214-5"],
    ["FI", "3330-2144"],
    ["FI", "12345678"],
    ["SE", "556703-7486"],
    ["SE", "55670-37485"],
    ["SE", "121212-1212"],
    ["FI", "999-00016"],
    ["NO", ""],
    ["NO", "９１８７１３８６７"],
  ])("of %s is not %s", (country, typed) => {
    expect(readOrganisationNumber(country, typed)).toBeUndefined();
  });
});
