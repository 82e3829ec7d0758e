import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    include: ["{app,components,lib,db}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/testing/start-database.ts"],
    env: {
      DATABASE_URL: "postgresql://portal_app@127.0.0.1:1/none",
      PAYMENTS_BASE_URL: "http://127.0.0.1:3001",
      PORTAL_PUBLIC_URL: "http://localhost:3000",
      SECRETS_KEY: "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
      LOG_LEVEL: "silent",
      FILES_FOLDER: join(tmpdir(), `portal-test-files-${process.pid}`),
    },
    // Some wait for a server, a timeout or a database most of their time: with no more of them than cores, a core is often idle.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
