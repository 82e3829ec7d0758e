import { Script } from "node:vm";
import { expect, vi } from "vitest";

type Body = (...values: unknown[]) => unknown;
type Test = { readonly name: string; readonly run: () => unknown };

/** Longer than any of these tests takes: what takes longer has lost its way. */
const LONGEST_MS = 8_000;

/**
 * What `import … from "vitest"` gives a test file here: it collects the tests instead of running them, so that a file can be asked
 * again for each mutant, in this process and within milliseconds.
 */
export function collecting() {
  const tests: Test[] = [];
  const before: Body[] = [];
  const after: Body[] = [];
  const add = (name: string, body: Body, values: readonly unknown[]) => {
    const run = () =>
      before.length + after.length === 0 ? body(...values) : framed(before, after, () => body(...values));
    tests.push({ name, run });
  };
  const test = (name: string, first: unknown, second?: unknown) => add(name, bodyOf(first, second), []);
  const each = (table: readonly unknown[]) => (name: string, first: unknown, second?: unknown) => {
    for (const values of valuesOf(table)) add(name, bodyOf(first, second), values);
  };
  const group = (_: string, body: Body) => body();
  const groups = Object.assign(group, {
    each: (table: readonly unknown[]) => (_: string, body: Body) => {
      for (const values of valuesOf(table)) body(...values);
    },
  });
  const it = Object.assign(test, { each });
  const frames = {
    beforeEach: (body: Body) => void before.push(body),
    afterEach: (body: Body) => void after.push(body),
    afterAll: () => undefined,
  };
  return { tests, exported: { it, test: it, describe: groups, expect, vi, ...frames } };
}

/** Rows are spread where all of them are lists, as Vitest does it. */
function valuesOf(table: readonly unknown[]): (readonly unknown[])[] {
  const lists = table.filter((row) => Array.isArray(row));
  return lists.length === table.length ? lists : table.map((row) => [row]);
}

function bodyOf(first: unknown, second: unknown): Body {
  const body = typeof first === "function" ? first : second;
  if (typeof body !== "function") throw new Error("a test without a body");
  return body as Body; // safe: a test file gave it to be called
}

async function framed(before: readonly Body[], after: readonly Body[], body: () => unknown): Promise<void> {
  for (const one of before) await one();
  try {
    await body();
  } finally {
    for (const one of after) await one();
  }
}

/** Runs the tests until the first that fails, and says which; undefined where none does. */
export async function firstFailing(tests: readonly Test[]): Promise<string | undefined> {
  for (const { name, run } of tests) {
    try {
      const running = withinTime(run);
      if (running instanceof Promise) await running;
    } catch {
      return name;
    }
  }
  return undefined;
}

const STEP = new Script("portalMutationStep()");

type Ground = typeof globalThis & { portalMutationStep?: () => unknown };

/** Calls what a mutant may have made endless, and ends it. */
export function withinTime<T>(run: () => T): T {
  (globalThis as Ground).portalMutationStep = run; // safe: a name of ours on it
  return STEP.runInThisContext({ timeout: LONGEST_MS }) as T; // safe: the step above returns what `run` does
}
