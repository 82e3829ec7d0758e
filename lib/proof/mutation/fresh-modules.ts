import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { transformSync } from "@swc/core";

type Exports = Record<string, unknown>;
type Making = (exports: Exports, require: (wanted: string) => unknown) => void;

const ROOT = process.cwd();

/** The project's file that an import means, or undefined for a package. */
function fileOf(wanted: string, from: string): string | undefined {
  if (!wanted.startsWith("@/") && !wanted.startsWith(".")) return undefined;
  const path = wanted.startsWith("@/") ? join(ROOT, wanted.slice(2)) : join(dirname(from), wanted);
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => /\.\w+$/.test(one) && existsSync(one));
}

const IMPORTED = /^(?:import|export)(?! type\b)[^;]*? from "([^"]+)"/gms;

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORTED)].flatMap(([, wanted]) => wanted ?? []);
}

function compile(source: string, filename: string): Making {
  const { code } = transformSync(source, {
    swcrc: false,
    jsc: {
      parser: { syntax: "typescript" },
      target: "es2022",
      transform: { verbatimModuleSyntax: true },
    },
    module: { type: "commonjs" },
  });
  return compileFunction(code, ["exports", "require"], { filename }) as Making; // safe: what swc writes for these names
}

/** Test files over one module of the project that is to be tried in many versions: everything else is loaded once, as it is. */
export class FreshModules {
  readonly #target: string;
  /** Files that know the target, directly or through others: they are made anew with it. */
  readonly #fresh = new Map<string, Making>();
  readonly #loaded = new Map<string, unknown>();

  private constructor(target: string) {
    this.#target = target;
  }

  static async around(target: string, tests: readonly string[]): Promise<FreshModules> {
    const modules = new FreshModules(join(ROOT, target));
    const known = new Map<string, boolean>([[modules.#target, true]]);
    for (const test of tests) modules.#knowsTarget(join(ROOT, test), known);
    for (const [file, knows] of known) {
      if (!knows) continue;
      modules.#fresh.set(file, compile(readFileSync(file, "utf8"), file));
      for (const wanted of importsOf(file)) await modules.#loadOnce(wanted, file, known);
    }
    return modules;
  }

  #knowsTarget(file: string, known: Map<string, boolean>): boolean {
    const answer = known.get(file);
    if (answer !== undefined) return answer;
    known.set(file, false);
    const files = importsOf(file).flatMap((wanted) => fileOf(wanted, file) ?? []);
    const knows = files.map((one) => this.#knowsTarget(one, known)).some(Boolean);
    known.set(file, knows);
    return knows;
  }

  async #loadOnce(wanted: string, from: string, known: ReadonlyMap<string, boolean>): Promise<void> {
    const file = fileOf(wanted, from);
    const name = file ?? wanted;
    if (wanted === "vitest" || (file && known.get(file)) || this.#loaded.has(name)) return;
    const loaded: object = await import(/* @vite-ignore */ name);
    // Compiled code looks for this mark before it takes a default export for one.
    this.#loaded.set(name, Object.assign({ __esModule: true }, loaded));
  }

  /** Loads the test file with this source for the target; `vitest` is what it gets for that import. Throws where a module does. */
  load(test: string, source: string, vitest: unknown): void {
    const made = new Map<string, Exports>();
    const target = compile(source, this.#target);
    const make = (file: string): Exports => {
      const before = made.get(file);
      if (before) return before;
      const exports: Exports = {};
      made.set(file, exports);
      const making = file === this.#target ? target : this.#fresh.get(file);
      making?.(exports, (wanted) => require(wanted, file));
      return exports;
    };
    const require = (wanted: string, from: string): unknown => {
      if (wanted === "vitest") return vitest;
      const file = fileOf(wanted, from);
      return file && this.#fresh.has(file) ? make(file) : this.#loaded.get(file ?? wanted);
    };
    make(join(ROOT, test));
  }
}
