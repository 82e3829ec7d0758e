import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";

const FOLDER = "lib/i18n/messages/en";

function pathsIn(texts: object, above: string): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "object" ? pathsIn(text, `${above}.${key}`) : [`${above}.${key}`],
  );
}

// What is put together of several parts ("sold_outTitle", "permission.unit_view") is beyond this test: it takes those for used.
it("no text has a name whose last word stands nowhere in the portal's code", () => {
  const code = sourceFiles()
    .flatMap(({ text, isTest }) => (isTest ? [] : [text]))
    .join("\n");
  const words = new Set(code.match(/\w+/g));
  const endings = [...code.matchAll(/\}([A-Z]\w+)/g)].map(([, ending = ""]) => ending);
  const beginnings = [...code.matchAll(/[`.]([a-z]\w{2,})\$\{/g)].map(([, beginning = ""]) => beginning);
  const isUsed = (path: string) => {
    const last = path.split(".").at(-1) ?? "";
    return (
      words.has(last) ||
      /[_-]/.test(last) ||
      endings.some((ending) => last.endsWith(ending)) ||
      beginnings.some((beginning) => last.startsWith(beginning))
    );
  };
  const paths = readdirSync(FOLDER).flatMap((file) =>
    pathsIn(JSON.parse(readFileSync(join(FOLDER, file), "utf8")), basename(file, ".json")),
  );
  expect(paths.length).toBeGreaterThan(1_000);
  expect(paths.filter((path) => !isUsed(path))).toEqual([]);
});
