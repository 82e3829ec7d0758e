// `npm run check`: everything but the browser tests, in under a minute.
import { runChecks } from "./checks.mjs";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();

const started = Date.now();
const done = await runChecks([{ name: "tests", program: "vitest", args: ["run", "--silent=passed-only"] }]);
const failed = done.filter(({ passed }) => !passed).map(({ name }) => name);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  failed.length === 0
    ? `All ${done.length} checks passed in ${seconds} s`
    : `Failed: ${failed.join(", ")} (${seconds} s)`,
);
process.exit(failed.length === 0 ? 0 : 1);
