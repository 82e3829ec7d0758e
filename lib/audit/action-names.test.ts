import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/domain/locale";
import { sourceFiles } from "@/lib/testing/source-files";
import { AUDIT_KINDS } from "./audit-filter";

/** What stands between braces in names that are put together, with everything that it may be. */
const PARTS: Record<string, readonly string[]> = {
  kind: ["create", "capture", "refund", "cancel"],
  "moved.kind": ["create", "capture", "refund", "cancel"],
  "SAID[state]": ["waiting", "sent", "unknown", "done", "refused", "needs_review"],
};

/** Every action that the portal's code may write into the log. */
function actionsInCode(): string[] {
  const files = sourceFiles().filter(
    ({ path, isTest, text }) =>
      /^lib\/(?!sandbox|bench|testing)/.test(path) && !isTest && /audit|appendAudit/i.test(text),
  );
  const found = files.flatMap(({ path, text }) =>
    [...text.matchAll(/\baction: (?:"([^"]+)"|`([^`]+)`)/g)].flatMap(([, plain, built]) =>
      plain ? [plain] : path.endsWith("payment-timeline.ts") ? [] : expand(built ?? "", path),
    ),
  );
  // Names that are chosen between, or handed on, stand as any text of that form; the mail's keys are of the same form.
  const elsewhere = sourceFiles()
    .filter(({ path, isTest }) => /^lib\/(?!sandbox|bench|testing|mail)/.test(path) && !isTest)
    .flatMap(({ text }) => [...text.matchAll(/"([a-z_]+)(\.[a-z_]+)+"/g)])
    .filter(([, kind]) => AUDIT_KINDS.some((one) => one === kind))
    .map(([quoted]) => quoted.slice(1, -1));
  return [...new Set([...found, ...elsewhere])].sort();
}

function expand(template: string, path: string): string[] {
  const [whole, part = ""] = /\$\{([^}]+)\}/.exec(template) ?? [];
  if (!whole) return [template];
  const values = PARTS[part];
  if (!values) throw new Error(`${path}: say in PARTS what \${${part}} may be`);
  return values.flatMap((value) => expand(template.replace(whole, value), path));
}

function names(locale: string): Set<string> {
  const file = new URL(`../i18n/messages/${locale}/audit.json`, import.meta.url);
  return new Set(flatten(JSON.parse(readFileSync(file, "utf8")).action));
}

function flatten(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [`${path}${key}`] : flatten(inner, `${path}${key}.`),
  );
}

it("the scan finds plain names, ones that are put together and ones that are chosen", () => {
  const found = actionsInCode();
  expect(found).toContain("access.refused");
  expect(found).toContain("payment.capture.needs_review");
  expect(found).toContain("member.declined");
  expect(found).toContain("unit.account_to_prove");
  expect(found.length).toBeGreaterThan(40);
});

it.each(LOCALES)("every action of the code has a name in %s", (locale) => {
  const named = names(locale);
  expect(actionsInCode().filter((action) => !named.has(action))).toEqual([]);
});

it("every action belongs to a kind that the log can be filtered by", () => {
  const kinds = new Set<string>(AUDIT_KINDS);
  const all = [...actionsInCode(), ...names("en")];
  expect(all.filter((action) => !kinds.has(action.split(".")[0] ?? ""))).toEqual([]);
});
