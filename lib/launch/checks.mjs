// Plain JavaScript on Node alone: what `npm run check` and `npm test` have in common.
import { spawn } from "node:child_process";

/** @typedef {{ name: string, program: string, args: string[] }} Step */

/** Everything that needs no browser. Steps of one lane run one after the other, the lanes side by side: two cores. */
const QUICK = [
  { name: "format and lint", program: "biome", args: ["check", "--error-on-warnings", "."] },
  { name: "import rules", program: "depcruise", args: ["--config", ".dependency-cruiser.cjs", ...folders()] },
  { name: "dead code", program: "knip", args: [] },
];
// Next writes the types of routes and page properties, which a fresh clone does not have yet.
const TYPES = [
  { name: "route types", program: "next", args: ["typegen"] },
  { name: "types", program: "tsc", args: ["--noEmit", "--incremental", "false"] },
];

export const BROWSER_TESTS = ["test", "--config", "e2e/playwright.config.ts"];
/** The fixtures use the portal's own server code (sessions, secrets), which loads under this condition only. */
export const SERVER_CODE = { NODE_OPTIONS: "--conditions=react-server" };

function folders() {
  return ["app", "components", "db", "lib", "e2e", "proxy.ts", "instrumentation.ts"];
}

/**
 * Runs all steps, those of `last` at the end of the second lane, and says after each how it went; what a failing one
 * printed follows at once.
 * @param {Step[]} last
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function runChecks(last = []) {
  const lanes = await Promise.all([runLane(QUICK), runLane([...TYPES, ...last])]);
  return lanes.flat();
}

async function runLane(steps) {
  const done = [];
  for (const step of steps) done.push({ name: step.name, passed: await runStep(step) });
  return done;
}

/** @param {Step} step */
export async function runStep({ name, program, args }) {
  const started = Date.now();
  const { code, output } = await run(program, args);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
  if (code !== 0) console.log(`${output.trimEnd()}\n`);
  return code === 0;
}

function run(program, args) {
  const child = spawn(`node_modules/.bin/${program}`, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/**
 * Runs a program whose output is worth watching, and answers its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
export function runShown(program, args, env = {}) {
  const child = spawn(`node_modules/.bin/${program}`, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
