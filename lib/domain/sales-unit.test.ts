import { describe, expect, it } from "vitest";
import { readUnitName } from "./sales-unit";

describe("the name of a sales unit", () => {
  it.each([
    ["  Fjord   Kaffe ", "Fjord Kaffe"],
    ["Kåffe & Te (Bergen)", "Kåffe & Te (Bergen)"],
    ["å".repeat(30), "å".repeat(30)],
  ])("%s is kept as %s", (typed, name) => {
    expect(readUnitName(typed)).toEqual({ ok: true, value: name });
  });

  it.each([
    [" \t ", "unit_name_missing"],
    ["x".repeat(31), "name_too_long"],
    ["Fjord\u202egnp", "name_signs"],
    ["Fjord\u200bkaffe", "name_signs"],
  ])("%j is refused: %s", (typed, error) => {
    expect(readUnitName(typed)).toEqual({ ok: false, error });
  });
});
