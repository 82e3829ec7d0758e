import { describe, expect, it } from "vitest";
import { readBirthDate, readTestUserName } from "./test-user";

describe("the name of a test user", () => {
  it.each([
    ["  Ada   Prøve ", "Ada Prøve"],
    ["Anne-Lise O’Hara Østby", "Anne-Lise O’Hara Østby"],
  ])("%j is %j", (typed, name) => {
    expect(readTestUserName(typed)).toEqual({ ok: true, value: name });
  });

  it.each(["", "Ada", "Ada 2", "Ada <b>", `Ada ${"x".repeat(57)}`])("%j is refused", (typed) => {
    expect(readTestUserName(typed)).toEqual({ ok: false, error: { code: "test_user_name" } });
  });
});

describe("the date of birth", () => {
  const today = "2026-11-21";

  it("may be left out", () => {
    expect(readBirthDate("", today)).toEqual({ ok: true, value: undefined });
  });

  it.each(["2011-11-21", "1900-01-01", "2000-02-29"])("%s is taken", (typed) => {
    expect(readBirthDate(typed, today)).toEqual({ ok: true, value: typed });
  });

  it.each(["2011-11-22", "1899-12-31", "2001-02-29", "2001-13-01", "21.11.2000"])(
    "%s is refused",
    (typed) => {
      expect(readBirthDate(typed, today)).toEqual({ ok: false, error: { code: "test_user_birth_date" } });
    },
  );
});
