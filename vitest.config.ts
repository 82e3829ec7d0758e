import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

/** What replaces modules or the environment would be felt by the next file in the same process. */
const CHANGES_ITS_PROCESS = /\bvi\.(mock|doMock|hoisted|resetModules|stub)|process\.env|await import\(/;

const tests = ["app", "components", "lib", "db"].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    // What takes minutes is run by `npm run proof`, from a configuration of its own.
    .filter((file) => !file.startsWith("lib/proof/")),
);
const [apart, together] = [true, false].map((changes) =>
  tests.filter((file) => CHANGES_ITS_PROCESS.test(withItsScene(file)) === changes),
);

/** What the file says, and what the scenes say that it has from the folder beside it. */
function withItsScene(file: string): string {
  const text = readFileSync(`${ROOT}${file}`, "utf8");
  const scenes = [...text.matchAll(/from "\.(\/testing\/[\w-]+)"/g)].map(
    ([, path]) => `${dirname(file)}${path}.ts`,
  );
  return [text, ...scenes.map((scene) => readFileSync(`${ROOT}${scene}`, "utf8"))].join("\n");
}

// Loading the same modules for each file anew took a third of all the time.
const project = (name: string, files: readonly string[] | undefined, isolate: boolean) => ({
  extends: true as const,
  test: { name, include: [...(files ?? [])].map(literally), isolate },
});

/** As a pattern that means this one file: names of folders hold brackets and parentheses. */
function literally(file: string): string {
  return file.replace(/[[\](){}!*?]/g, "\\$&");
}

export default defineConfig({
  resolve: { alias: { "@": ROOT }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    projects: [project("together", together, false), project("apart", apart, true)],
    globalSetup: ["lib/testing/start-database.ts"],
    setupFiles: ["lib/testing/same-process.ts"],
    env: {
      DATABASE_URL: "postgresql://portal_app@127.0.0.1:1/none",
      PAYMENTS_BASE_URL: "http://127.0.0.1:3001",
      PORTAL_PUBLIC_URL: "http://localhost:3000",
      SECRETS_KEY: "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
      LOG_LEVEL: "silent",
    },
    // Some wait for a server, a timeout or a database most of their time: with no more of them than cores, a core is often idle.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
