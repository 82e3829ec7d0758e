import { readFileSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { FreshModules } from "./fresh-modules";
import { type Mutant, mutantsOf, withMutant } from "./mutate-source";
import type { Target } from "./targets";
import { collecting, firstFailing, withinTime } from "./tiny-runner";

export type Tried = Mutant & { readonly file: string; readonly killed: boolean };

/** Tries every mutant of a module against the module's own tests. @throws Error where those fail without a mutant. */
export async function tryMutants({ file, tests }: Target): Promise<Tried[]> {
  const source = readFileSync(file, "utf8");
  const modules = await FreshModules.around(file, tests);
  const failing = await failingWith(modules, tests, source);
  if (failing) throw new Error(`${file} fails without a mutant: ${failing}`);
  const tried: Tried[] = [];
  const mutants = mutantsOf(source);
  if (mutants.length === 0) throw new Error(`${file} has nothing to break`);
  for (const mutant of mutants) {
    const killed = (await failingWith(modules, tests, withMutant(source, mutant))) !== undefined;
    tried.push({ ...mutant, file, killed });
    await breathe();
  }
  return tried;
}

async function failingWith(
  modules: FreshModules,
  tests: readonly string[],
  source: string,
): Promise<string | undefined> {
  for (const test of tests) {
    const { tests: collected, exported } = collecting();
    try {
      withinTime(() => modules.load(test, source, exported));
    } catch (error) {
      return `${test} does not load: ${error instanceof Error ? error.message : String(error)}`;
    }
    const name = await firstFailing(collected);
    if (name !== undefined) return `${test}: ${name}`;
  }
  return undefined;
}
