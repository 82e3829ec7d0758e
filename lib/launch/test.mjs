// `npm test`: everything, also in a browser. The last line counts: "N passed, N failed".
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BROWSER_TESTS, runChecks, runShown, runStep, SERVER_CODE } from "./checks.mjs";
import { provideChromium } from "./find-chromium.mjs";
import { checkNode, installPackages } from "./install.mjs";
import { readReport, runVitest } from "./vitest-run.mjs";

checkNode();
installPackages();

const folder = mkdtempSync(join(tmpdir(), "portal-test-results-"));
const total = { passed: 0, failed: 0, skipped: 0 };

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

async function runBrowserTests() {
  if (!(await runStep({ name: "build", program: "tsx", args: ["lib/launch/build-now.ts"] }))) {
    console.log("The browser tests need a build and were not run.");
    return count(0, 1);
  }
  count(1, 0);
  if (!(await provideChromium())) return count(0, 1);
  const args = [...BROWSER_TESTS, "--reporter=line,json"];
  const code = await runShown("playwright", args, {
    ...SERVER_CODE,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, "browser.json"),
  });
  const stats = readReport(join(folder, "browser.json"))?.stats;
  if (!stats) return count(0, 1);
  const broken = code !== 0 && stats.unexpected === 0 ? 1 : 0;
  count(stats.expected + stats.flaky, stats.unexpected + broken, stats.skipped);
}

const started = Date.now();
for (const { passed } of await runChecks()) count(passed ? 1 : 0, passed ? 0 : 1);
const checked = total.passed + total.failed;
const units = await runVitest([]);
count(units.passed, units.failed, units.skipped);
await runBrowserTests();
rmSync(folder, { recursive: true, force: true });

const nothingRan = total.passed + total.failed === checked;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} s:`);
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 || nothingRan ? 1 : 0);
