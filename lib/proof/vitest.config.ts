import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import quick from "../../vitest.config";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { projects: _, ...settings } = quick.test ?? {};

/** What `npm run proof` runs: the same ground as the quick tests, a process for each file, and time for each. */
export default defineConfig({
  ...quick,
  root: ROOT,
  test: {
    ...settings,
    include: ["lib/proof/**/*.test.ts"],
    isolate: true,
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 300_000,
  },
});
