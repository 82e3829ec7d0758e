import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A file of ours. `code` is the text with comments and the insides of strings blanked out, line for line. */
export type SourceFile = { path: string; text: string; code: string; isTest: boolean };

const ROOTS = ["app", "components", "db", "e2e", "lib", "public", ".ci"];
const SKIPPED = new Set(["node_modules", ".next", ".data", "test-results"]);

/** Every file of ours in the tree, by path: folders of code and the files at the root. */
export function allFiles(): string[] {
  const visit = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : visit(path);
      return [path];
    });
  const atRoot = readdirSync(".", { withFileTypes: true }).filter((entry) => entry.isFile());
  const roots = readdirSync(".").filter((name) => ROOTS.includes(name));
  return [...atRoot.map(({ name }) => name), ...roots.flatMap(visit)].sort();
}

/** The TypeScript of ours, read. Declarations that a tool writes (next-env.d.ts) are not ours. */
export function sourceFiles(): SourceFile[] {
  return allFiles()
    .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && path !== "next-env.d.ts")
    .map((path) => {
      const text = readFileSync(path, "utf8");
      const isTest = /\.(test|spec)\.tsx?$/.test(path) || /(^|\/)testing\/|^e2e\/|^lib\/proof\//.test(path);
      return { path, text, code: blank(text), isTest };
    });
}

/** Where the pattern stands in the code of these files, as `path:line: the line`. */
export function findIn(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text, code }) => {
    const lines = text.split("\n");
    return code
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${lines[index]?.trim() ?? ""}`] : [],
      );
  });
}

export function nameOf({ path }: Pick<SourceFile, "path">): string {
  return basename(path).replace(/\.(test|spec|contract\.test)?\.?(tsx?|mjs|cjs)$/, "");
}

/** Good enough for our own formatted code: a regular expression with a quote in it may blank a little too much. */
function blank(text: string): string {
  const spaces = (match: string) => match.replace(/[^\n]/g, " ");
  return text
    .replace(/\/\*[\s\S]*?\*\//g, spaces)
    .replace(/(^|[\s;{(,])\/\/.*$/gm, spaces)
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (match) => `"${spaces(match.slice(2))}"`)
    .replace(/`(?:[^`\\]|\\.)*`/g, (match) =>
      match.replace(/(\$\{[^}]*\})|[^`\n]/g, (one, inserted?: string) => inserted ?? one.replace(/./, " ")),
    );
}
