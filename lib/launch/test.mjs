// `npm test`: everything, also in a browser. The last line counts: "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BROWSER_TESTS, runChecks, runShown, runStep, SERVER_CODE } from "./checks.mjs";
import { provideChromium } from "./find-chromium.mjs";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();

const folder = mkdtempSync(join(tmpdir(), "portal-test-results-"));
const total = { passed: 0, failed: 0, skipped: 0 };

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** What a run wrote of itself, or undefined where it never came so far. */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    return undefined;
  }
}

async function runVitest() {
  const file = join(folder, "vitest.json");
  const args = [
    "run",
    "--silent=passed-only",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const code = await runShown("vitest", args);
  const report = readReport("vitest.json");
  if (!report) return count(0, 1);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  // A file that breaks before its first test, or a global set-up, fails without a failed test.
  const broken = code !== 0 && numFailedTests === 0 ? 1 : 0;
  count(numPassedTests, numFailedTests + broken, numPendingTests + numTodoTests);
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
  const stats = readReport("browser.json")?.stats;
  if (!stats) return count(0, 1);
  const broken = code !== 0 && stats.unexpected === 0 ? 1 : 0;
  count(stats.expected + stats.flaky, stats.unexpected + broken, stats.skipped);
}

const started = Date.now();
for (const { passed } of await runChecks()) count(passed ? 1 : 0, passed ? 0 : 1);
const checked = total.passed + total.failed;
await runVitest();
await runBrowserTests();
rmSync(folder, { recursive: true, force: true });

const nothingRan = total.passed + total.failed === checked;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} s:`);
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 || nothingRan ? 1 : 0);
