import { describe, expect, it } from "vitest";
import { findIn, type SourceFile, sourceFiles } from "./source-files";

// What no linter of ours checks, of code that ships: how it treats money, what it never runs, and why a rule is put aside.
const shipped = sourceFiles().filter(
  ({ path, isTest }) => !isTest && !/^lib\/bench\//.test(path) && /^(app|components|db|lib)\//.test(path),
);
const outside = (...folders: RegExp[]) =>
  shipped.filter(({ path }) => !folders.some((folder) => folder.test(path)));

/** Files of this text, for trying whether a rule sees what it is for. */
const sample = (code: string): SourceFile[] => [{ path: "lib/x.ts", text: code, code, isTest: false }];

const AMOUNT = /\bNumber\((?=[^)]*([Aa]mount|[Mm]inor|[Pp]rice|[Tt]otal|[Ss]um\b|[Ff]ee|[Pp]aid|[Bb]alance))/;
const FLOAT = /\bparseFloat\(/;
const RUN = /\beval\(|\bnew Function\(|\bsetTimeout\(\s*["'`]/;
const MARKUP = /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/;

describe("money", () => {
  it("is never read by Number(): its digits are, one by one", () => {
    expect(findIn(sample('const amount = Number(form.get("amount"));'), AMOUNT)).toHaveLength(1);
    // PostgreSQL hands sums of minor units over as text, and the sandbox is someone else's server.
    expect(findIn(outside(/repository\.ts$/, /^lib\/sandbox\//, /^db\/demo\//), AMOUNT)).toEqual([]);
  });

  it("is never a fraction: only lengths on the screen are", () => {
    const found = findIn(outside(/^app\/.*\/paint-card\.ts$/), FLOAT);
    expect(found).toEqual([]);
  });
});

describe("what ships", () => {
  it("runs no text as code", () => {
    expect(findIn(sample('eval("1"); new Function("return 1");'), RUN)).toHaveLength(1);
    expect(findIn(shipped, RUN)).toEqual([]);
  });

  it("writes no markup past React", () => {
    expect(findIn(sample("<p dangerouslySetInnerHTML={x} />"), MARKUP)).toHaveLength(1);
    // Fifty rows of nine cells: written by html``, which escapes every value (row-cells.test.ts tries it).
    const rows = /^app\/.*\/transactions\/transaction-rows\.tsx$/;
    expect(findIn(outside(rows), MARKUP)).toEqual([]);
    const written = findIn(
      shipped.filter(({ path }) => rows.test(path)),
      MARKUP,
    );
    expect(written).toEqual([expect.stringContaining("__html: writeCells(merchant, row, words).text }")]);
  });

  it("starts no programs, but for the launcher and the embedded PostgreSQL", () => {
    const starting = outside(/^lib\/launch\//, /^db\/(embedded|unprivileged)\.ts$/).filter(({ text }) =>
      /from "(node:)?(child_process|cluster|vm|repl|inspector)"/.test(text),
    );
    expect(starting.map(({ path }) => path)).toEqual([]);
  });
});

describe("a rule that is put aside", () => {
  const everywhere = sourceFiles();
  const aside = everywhere
    .filter(({ path }) => !path.startsWith("lib/testing/static-rules"))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, at) => {
        const [, rest] =
          /(?:biome-ignore(?:-all|-start)?\s+\S+|@ts-(?:ignore|expect-error|nocheck)|eslint-disable\S*)(.*)/.exec(
            line,
          ) ?? [];
        return rest === undefined
          ? []
          : [{ place: `${path}:${at + 1}`, reason: rest.replace(/^\s*:?\s*/, ""), line }];
      }),
    );

  it("says why", () => {
    expect(aside.length).toBeGreaterThan(5);
    expect(aside.filter(({ reason }) => !/\w+ \w+/.test(reason)).map(({ place }) => place)).toEqual([]);
  });

  it("is never a type error outside a test that wants one, nor a whole file", () => {
    const types = aside.filter(({ place, line }) => /@ts-/.test(line) && !/\.test\.tsx?:/.test(place));
    expect(types.map(({ place }) => place)).toEqual([]);
    expect(aside.filter(({ line }) => /nocheck|ignore-all/.test(line)).map(({ place }) => place)).toEqual([]);
  });
});
