import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SPOKEN_ATTRIBUTES = new Set(["aria-label", "aria-description", "placeholder", "title", "alt", "label"]);
const LETTER = /\p{Letter}/u;

type Loose = { [key: string]: unknown };

/** Every text that a person would see or hear and that does not come from the message catalogue. */
function visibleTexts(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    found.push(...spokenTexts(node as Loose).filter((text) => LETTER.test(text))); // safe: any object can be read so
    Object.values(node).forEach(visit);
  };
  visit(parseSync(source, { syntax: "typescript", tsx: true }));
  return found;
}

function spokenTexts(node: Loose): string[] {
  if (node["type"] === "JSXText") return [String(node["value"]).trim()];
  if (Array.isArray(node["children"])) return node["children"].flatMap(literal);
  if (node["type"] !== "JSXAttribute") return [];
  return SPOKEN_ATTRIBUTES.has(String(loose(node["name"])["value"])) ? literal(node["value"]) : [];
}

function literal(node: unknown): string[] {
  const value = loose(node);
  if (value["type"] === "JSXExpressionContainer") return literal(value["expression"]);
  return value["type"] === "StringLiteral" ? [String(value["value"])] : [];
}

function loose(node: unknown): Loose {
  return Object(node) as Loose; // safe: Object() of anything can be read as a record
}

function componentFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => join(folder, name));
}

test("no visible text of a page or component stands outside the message catalogue", () => {
  const files = ["app", "components", "lib/web"].flatMap(componentFiles);
  expect(files.length).toBeGreaterThan(5);
  const strays = files.flatMap((file) =>
    visibleTexts(readFileSync(join(ROOT, file), "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(strays).toEqual([]);
});

test("the scan finds text, spoken attributes and literals in braces, and leaves the rest alone", () => {
  const source = `export const A = () => <p className={"hidden"} aria-label="Close it">Hello {"you"} {name} · <b>{t("x")}</b></p>`;
  expect(visibleTexts(source)).toEqual(["you", "Close it", "Hello"]);
});
