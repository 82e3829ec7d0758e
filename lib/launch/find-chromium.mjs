// Plain JavaScript on Node alone: the browser for the browser tests, found or fetched.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installFromDebian, isProgram } from "./debian.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The path of an installed Chromium: CHROMIUM where it is set, else the first on the PATH, else undefined.
 * @param {Record<string, string | undefined>} environment
 */
export function findChromium(environment = process.env) {
  const named = environment["CHROMIUM"];
  if (named) return named;
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/**
 * Makes sure that there is a Chromium, installing one where that is allowed. Answers its path, or "bundled" for the one
 * that Playwright keeps for itself, or undefined after saying in one sentence what is missing.
 */
export async function provideChromium() {
  const found =
    findChromium() ?? (installFromDebian(["chromium", "fonts-dejavu-core"]) ? findChromium() : undefined);
  if (found) return found;
  if (await fetchBundled()) return "bundled";
  console.error(
    "The browser tests need Chromium: install it (for example `apt-get install chromium`) or set CHROMIUM to its path.",
  );
  return undefined;
}

async function fetchBundled() {
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return true;
  console.log("Fetching Playwright's own Chromium …");
  const done = spawnSync("node_modules/.bin/playwright", ["install", "chromium"], {
    stdio: "ignore",
    timeout: 300_000,
    shell: process.platform === "win32",
  });
  return done.status === 0 && existsSync(chromium.executablePath());
}
