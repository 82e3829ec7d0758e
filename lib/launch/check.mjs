// `npm run check`: what to run before each commit, in under a minute. Types, format and lint, import rules, dead code, and all
// tests but those of slow-tests.mjs and the browser's, which `npm test` adds.
import { runChecks } from "./checks.mjs";
import { checkNode, installPackages } from "./install.mjs";
import { SLOW_TESTS } from "./slow-tests.mjs";

checkNode();
installPackages();

const started = Date.now();
const left = Object.keys(SLOW_TESTS).map((file) => `--exclude=${file}`);
const args = ["run", "--silent=passed-only", "--maxWorkers=2", ...left];
const done = await runChecks([{ name: "quick tests", program: "vitest", args }]);
const failed = done.filter(({ passed }) => !passed).map(({ name }) => name);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  failed.length === 0
    ? `All ${done.length} checks passed in ${seconds} s`
    : `Failed: ${failed.join(", ")} (${seconds} s)`,
);
process.exit(failed.length === 0 ? 0 : 1);
