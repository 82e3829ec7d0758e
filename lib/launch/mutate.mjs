// `npm run mutate`: small faults in the code of money and rights, one at a time, each of which its module's tests have to notice.
import { checkNode, installPackages } from "./install.mjs";
import { runVitest } from "./vitest-run.mjs";

checkNode();
installPackages();
const { passed, failed } = await runVitest([
  "--config",
  "lib/proof/vitest.config.ts",
  "--silent=false",
  "lib/proof/mutation",
]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
