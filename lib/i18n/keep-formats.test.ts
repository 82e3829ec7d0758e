import { expect, test } from "vitest";
import { keeping } from "./keep-formats";

const DateTimeFormat = keeping(Intl.DateTimeFormat);
const PluralRules = keeping(Intl.PluralRules);

test("the same is made once, and writes as it always did", () => {
  const day = { day: "numeric", month: "long", timeZone: "Europe/Oslo" } as const;
  const first = new DateTimeFormat("nb-NO", day);
  expect(new DateTimeFormat("nb-NO", { ...day })).toBe(first);
  expect(first).toBeInstanceOf(Intl.DateTimeFormat);
  expect(first.format(new Date("2026-11-22T23:30:00Z"))).toBe("23. november");
});

test("what differs in language, time zone or look is another one", () => {
  const at = new Date("2026-11-22T23:30:00Z");
  const hour = (language: string, timeZone: string) =>
    new DateTimeFormat(language, { hour: "numeric", timeZone }).format(at);
  expect([
    hour("en-GB", "Europe/Oslo"),
    hour("en-GB", "Europe/Helsinki"),
    hour("fi-FI", "Europe/Helsinki"),
  ]).toEqual(["00", "01", "1"]);
  expect(new PluralRules("en").select(2)).toBe("other");
  expect(new PluralRules("en", { type: "ordinal" }).select(2)).toBe("two");
});

test("languages that are named by objects don't stand for each other", () => {
  const written = ["de", "en"].map((name) =>
    new (keeping(Intl.NumberFormat))(new Intl.Locale(name)).format(1_234.5),
  );
  expect(written).toEqual(["1.234,5", "1,234.5"]);
});

test("called like a function it is what it was", () => {
  expect(DateTimeFormat("en", { timeZone: "UTC" }).resolvedOptions().timeZone).toBe("UTC");
});
