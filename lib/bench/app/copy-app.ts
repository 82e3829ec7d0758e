import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BASELINE_FILES } from "./baseline-files";

const PARTS = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/**
 * Copies the portal's sources into `into` and adds the pages that it is compared with, so that both sides are one build and
 * one process, and the product carries no page for the bench. Its packages are found in the folders above.
 */
export function copyApp(into: string): void {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(into)) if (name !== ".next") rmSync(join(into, name), { recursive: true });
  for (const part of PARTS)
    if (existsSync(part))
      cpSync(part, join(into, part), {
        recursive: true,
        preserveTimestamps: true,
        filter: (path) => !/\.test\.tsx?$/.test(path),
      });
  for (const [path, text] of Object.entries(BASELINE_FILES)) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), text);
  }
}
