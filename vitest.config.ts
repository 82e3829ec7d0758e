import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    include: ["{app,components,lib,db}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/testing/start-database.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
