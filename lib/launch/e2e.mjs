// `npm run e2e -- sign-in --headed`: the browser tests alone, with Playwright's own arguments.
import { BROWSER_TESTS, runShown, SERVER_CODE } from "./checks.mjs";
import { provideChromium } from "./find-chromium.mjs";
import { checkNode, installPackages } from "./install.mjs";

checkNode();
installPackages();
if (!(await provideChromium())) process.exit(1);
process.exit(await runShown("playwright", [...BROWSER_TESTS, ...process.argv.slice(2)], SERVER_CODE));
