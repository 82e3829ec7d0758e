// `npm run mutate`: small faults in the code of money and rights, one at a time, each of which its module's tests have to notice.
import { runShown } from "./checks.mjs";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();
// The folder first: an option without a value takes what follows it for one, and all proofs would run.
const proof = [
  "run",
  "lib/proof/mutation",
  "--config",
  "lib/proof/vitest.config.ts",
  "--disable-console-intercept",
];
const code = await runShown("vitest", proof);
process.exit(code === 0 ? 0 : 1);
