import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findProgram } from "@/lib/launch/debian.mjs";
import { record } from "../record";

const MODEL = resolve("lib/proof/state-machine/operation.pml");
const spin = findProgram(["spin"]);
const compiler = findProgram(["cc", "gcc", "clang"]);
if (!spin || !compiler)
  console.info("T34 is skipped: it takes spin and a C compiler (Debian's spin and gcc).");

const folder = mkdtempSync(join(tmpdir(), "portal-spin-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: 300_000,
  });
  if (error) throw error;
  return stdout + stderr;
}

type Searched = {
  readonly errors: number;
  readonly states: number;
  readonly complete: boolean;
  readonly said: string;
};

/** Goes through all states that the model can reach: for what must never be, or for whether each request ends. */
function search(question: "never" | "ends", definitions: readonly string[]): Searched {
  const defined = definitions.map((one) => `-D${one}`);
  run(spin ?? "", ["-a", ...defined, MODEL]);
  const flags = question === "never" ? ["-DSAFETY", "-DNOCLAIM"] : [];
  run(compiler ?? "", ["-O2", "-w", ...flags, "-o", "pan", "pan.c"]);
  const said = run("./pan", question === "never" ? ["-m1000000"] : ["-m1000000", "-a", "-f", "-N", "ends"]);
  const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1]);
  return {
    errors: number(/errors: (\d+)/),
    states: number(/([\d.e+]+) states, stored/),
    complete: !/not completed|truncated|max search depth too small/.test(said),
    said,
  };
}

const QUESTIONS = [
  ["never", "no second effect, no failure with an effect, no success without one", []],
  ["ends", "each request comes to an end, though one worker alone is left", ["WORKERS=1"]],
] as const;

test.skipIf(!spin || !compiler).each(QUESTIONS)("%s: %s, in all states", (question, what, definitions) => {
  const started = performance.now();
  const { errors, states, complete, said } = search(question, definitions);
  record({
    test: "T34",
    what: `state machine, exhaustively: ${what}`,
    seed: null,
    count: states,
    found: `${errors} errors in ${states} states, ${Math.round((performance.now() - started) / 1_000)} s`,
    goal: "0 errors, complete search",
    holds: errors === 0 && complete,
  });
  expect({ errors, complete, said: errors === 0 ? "" : said }).toEqual({
    errors: 0,
    complete: true,
    said: "",
  });
  expect(states).toBeGreaterThan(1_000);
});

const RULES = ["NEW_KEY", "NO_FENCE", "NO_KEY_LIFE", "SILENCE_FAILS"];

test.skipIf(!spin || !compiler).each(RULES)("with %s the search finds what goes wrong", (broken) => {
  const { errors, states, said } = search("never", [broken]);
  const asserted = said.includes("assertion violated");
  record({
    test: "T34",
    what: `state machine without a rule: ${broken}`,
    seed: null,
    count: states,
    found: errors > 0 && asserted ? "found" : "not found",
    goal: "found",
    holds: errors > 0 && asserted,
  });
  expect(asserted).toBe(true);
});
