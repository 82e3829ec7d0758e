import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SLOW_TESTS } from "@/lib/launch/slow-tests.mjs";
import { allFiles, findIn, nameOf, sourceFiles } from "./source-files";

// The habits of this code base that no compiler and no linter checks. Each list has to be empty; what is exempt says why.
const files = sourceFiles();
const shipped = files.filter(({ isTest, path }) => !isTest && !/^[^/]+\.(ts|mjs|cjs)$/.test(path));
const outside = (...folders: RegExp[]) =>
  shipped.filter(({ path }) => !folders.some((folder) => folder.test(path)));

const LAUNCHER = /^lib\/launch\//;
const SANDBOX = /^lib\/sandbox\//;
const BENCH = /^lib\/bench\//;
const SEED = /^db\/(demo\/|seed\.ts|drizzle\.config\.ts)/;

describe("sizes", () => {
  const lengths = files
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const quantile = (share: number) => lengths[Math.floor(lengths.length * share)]?.lines ?? 0;

  it("half of the files have at most 80 lines, nine of ten at most 180", () => {
    expect(quantile(0.5)).toBeLessThanOrEqual(80);
    expect(quantile(0.9)).toBeLessThanOrEqual(180);
  });

  it("no file has more than 250 lines, a test with its tables of cases 350", () => {
    const limit = (path: string) => (path.endsWith(".test.ts") ? 350 : 250);
    expect(lengths.filter(({ path, lines }) => lines > limit(path))).toEqual([]);
  });
});

describe("names", () => {
  it("are in kebab-case", () => {
    // Next gives meaning to brackets, parentheses, underscores and dots in the names of app/.
    const odd = files.filter(({ path }) => !path.split("/").every((part) => KEBAB.test(part)));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("say what a file is for", () => {
    const vague = files.filter((file) =>
      /^(utils?|helpers?|types?|common|misc|shared|index)$/.test(nameOf(file)),
    );
    expect(vague.map(({ path }) => path)).toEqual([]);
  });

  it("of use cases are those of their files", () => {
    const others = shipped.filter(
      (file) =>
        /\bdefineUseCase\(/.test(file.code) &&
        !file.path.startsWith("lib/access/") &&
        !new RegExp(`export const ${camelCase(nameOf(file))} =`).test(file.text),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it("come with every export: no default but where Next or a tool demands one", () => {
    const nextFile =
      /^app\/(.*\/)?(page|layout|template|loading|error|global-error|not-found|default|icon)\.tsx$/;
    const tools =
      /^(e2e\/(playwright\.config|start-everything)|lib\/(i18n\/request|testing\/start-database|proof\/vitest\.config)|db\/drizzle\.config)\.ts$/;
    const inTree = files.filter(
      ({ path }) => path.includes("/") && !nextFile.test(path) && !tools.test(path),
    );
    expect(findIn(inTree, /^export default\b/)).toEqual([]);
  });

  it("are exported where they are made: no file only hands on", () => {
    const barrels = files.filter(
      ({ path, code }) =>
        /^\s*export (\*|\{[^}]*\}) from/m.test(code) &&
        !/\b(const|function|class|type)\b/.test(code) &&
        !/^app\/api\//.test(path),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe("one place for each thing", () => {
  it("reads the environment: lib/env.ts", () => {
    // Programs of their own read theirs; Next replaces NODE_ENV and NEXT_RUNTIME when it builds; demo passwords are the seed's.
    const readers = outside(/^lib\/env\.ts$/, LAUNCHER, BENCH, SEED, /^lib\/(sandbox|jobs)\/serve\.ts$/);
    expect(findIn(readers, /process\.env(?!\.NODE_ENV)/)).toEqual([]);
  });

  it("speaks HTTP: lib/payments-api/client.ts, the bucket of files, and lib/query in the browser", () => {
    const callers = outside(
      /^lib\/payments-api\/client\.ts$/,
      /^lib\/files\/s3\/ask-bucket\.ts$/,
      /^lib\/query\//,
      LAUNCHER,
      SANDBOX,
      BENCH,
      SEED,
    );
    expect(findIn(callers, /(?<![.\w])fetch\(/)).toEqual([]);
    expect(
      findIn(callers, /^import .* from "\s*";/).filter((line) => /"(undici|node:https?)"/.test(line)),
    ).toEqual([]);
  });

  it("knows the time: lib/clock.ts", () => {
    // In the browser the user's clock is the only one; the sandbox has a calendar of its own.
    const browser = new Set(
      shipped.filter(({ text }) => text.startsWith('"use client"')).map(({ path }) => path),
    );
    const readers = outside(/^lib\/clock\.ts$/, LAUNCHER, SANDBOX, BENCH, SEED).filter(
      ({ path }) => !browser.has(path),
    );
    expect(findIn(readers, /\bDate\.now\(|new Date\(\)/)).toEqual([]);
  });

  it("takes part in writing SQL: values only, never names or text from outside", () => {
    expect(findIn(outside(BENCH), /\bsql\.(raw|identifier)\b/)).toEqual([]);
  });
});

describe("server actions", () => {
  const marked = shipped.filter(({ text }) => /^\s*["']use server["']/m.test(text));

  it("stand in actions.ts below app and nowhere else", () => {
    expect(
      marked.filter(({ path }) => !/^app\/(.*\/)?actions\.ts$/.test(path)).map(({ path }) => path),
    ).toEqual([]);
    const unmarked = shipped.filter(
      ({ path, text }) => path.endsWith("/actions.ts") && !text.startsWith('"use server"'),
    );
    expect(unmarked.map(({ path }) => path)).toEqual([]);
  });

  it.each(marked.map(({ path, code }) => [path, code]))("of %s are each made from a use case", (_, code) => {
    const rest = code
      .replace(/^import [\s\S]*?;$/gm, "")
      .replace(/^export const \w+Action = (action|ownAction|ownStep)\([\w\s,.]+\);$/gm, "");
    expect(rest.replace(/^"\s*";$/m, "").trim()).toBe("");
  });
});

describe("tests that `npm run check` leaves out", () => {
  it("are there", () => {
    const paths = new Set(files.map(({ path }) => path));
    expect(Object.keys(SLOW_TESTS).filter((path) => !paths.has(path))).toEqual([]);
  });

  it("are all that start programs of their own", () => {
    const starting = files.filter(
      ({ path, isTest, text }) =>
        isTest && !/^lib\/(testing|proof)\//.test(path) && /from "node:child_process";/.test(text),
    );
    expect(starting.map(({ path }) => path).filter((path) => !(path in SLOW_TESTS))).toEqual([]);
  });
});

describe("casts", () => {
  it("say why they are safe", () => {
    // `as Route`: an address put together from its parts. `globalThis as typeof globalThis &`: a name of ours on it.
    const casts = findIn(
      shipped,
      /(?<=[\w)\]}>] )as (?!const\b|Route\b|typeof globalThis\b|["*])(?:unknown as )?[\w{([]/,
    );
    const silent = casts.filter((found) => {
      const [path = "", line = ""] = found.split(":");
      if (
        /^import |^type \w+ as \w+,?$|^export [{*]|^\* |\bimport\(/.test(
          found.split(": ").slice(1).join(": "),
        )
      )
        return false;
      const lines = files.find((file) => file.path === path)?.text.split("\n") ?? [];
      return !lines
        .slice(Math.max(0, Number(line) - 3), Number(line) + 3)
        .some((near) => near.includes("safe:"));
    });
    expect(silent).toEqual([]);
  });
});

describe("the repository", () => {
  const texts = allFiles()
    .filter((path) =>
      /\.(ts|tsx|mjs|cjs|json|md|css|sql|svg|html|js)$|^\.(npmrc|env\.example|gitignore)$/.test(path),
    )
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));

  it("names no machine's folders and no private registry", () => {
    const found = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/(?<![\w.])\/(?:work|home|Users|root)\/\w+|"resolved": "|registry=\S+/g)].map(
        ([hit]) => `${path}: ${hit}`,
      ),
    );
    expect(found.filter((line) => !line.startsWith("lib/testing/architecture.test.ts"))).toEqual([]);
  });

  it("locks a version for every platform's packages, or npm ci refuses to install", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !ancestors(path).some((at) => packages[`${at}node_modules/${name}`]),
      ),
    );
    expect(missing).toEqual([]);
  });
});

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

/** "a/node_modules/b" → "a/node_modules/b/", "a/", "": where Node looks for a package from there. */
function ancestors(path: string): string[] {
  if (path === "") return [""];
  const above = path.lastIndexOf("node_modules/");
  return [`${path}/`, ...ancestors(above <= 0 ? "" : path.slice(0, above - 1))];
}

const KEBAB = /^[.]?[a-z0-9]+([-.][a-z0-9]+)*$|^[[(](\.\.\.)?[a-z0-9-]+[\])]$/;

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
