import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import { NAMESPACES } from "./messages";
import { placeholdersOf } from "./placeholders";

const FOLDER = new URL("./messages/", import.meta.url);
const NAMES = Object.keys(NAMESPACES);

function texts(locale: Locale, namespace: string): Map<string, string> {
  const file = new URL(`${locale}/${namespace}.json`, FOLDER);
  return new Map(flatten(JSON.parse(readFileSync(file, "utf8")), ""));
}

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(Object(value)).flatMap(([key, inner]) =>
    flatten(inner, path === "" ? key : `${path}.${key}`),
  );
}

test.each(LOCALES)("%s has a file for every namespace, and every file is a namespace", (locale) => {
  const files = readdirSync(new URL(`${locale}/`, FOLDER)).map((name) => name.replace(/\.json$/, ""));
  expect(files.sort()).toEqual([...NAMES].sort());
});

describe.each(NAMES)("%s", (namespace) => {
  const model = texts("en", namespace);

  test.each(LOCALES)("%s has the same keys, no empty text, and the same placeholders", (locale) => {
    const translated = texts(locale, namespace);
    expect([...translated.keys()].sort()).toEqual([...model.keys()].sort());
    for (const [key, text] of translated) {
      expect(text.trim(), `${locale} ${namespace}.${key}`).not.toBe("");
      expect(placeholdersOf(text), `${locale} ${namespace}.${key}`).toEqual(
        placeholdersOf(model.get(key) ?? ""),
      );
    }
  });
});

test("a placeholder is found in plurals and not mistaken for their words", () => {
  expect(placeholdersOf("{count, plural, one {# payment of {name}} other {# payments}} on {day}")).toEqual([
    "count",
    "day",
    "name",
  ]);
});
