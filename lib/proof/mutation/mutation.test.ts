import { afterAll, describe, expect, it } from "vitest";
import { record } from "../record";
import { EQUIVALENT } from "./equivalent";
import { PARTS } from "./targets";
import { type Tried, tryMutants } from "./try-mutants";

const GOAL = 0.9;

const nameOf = ({ file, code, change }: Pick<Tried, "file" | "code" | "change">) =>
  `${file}: ${code}: ${change}`;
const SAME = new Set(EQUIVALENT.map(nameOf));
const all: Tried[] = [];

describe.each(PARTS)("$name", ({ name, alive, targets }) => {
  it("is tested so that small faults are noticed", async () => {
    const tried: Tried[] = [];
    for (const target of targets) tried.push(...(await tryMutants(target)));
    all.push(...tried);
    const different = tried.filter((one) => !SAME.has(nameOf(one)));
    const living = different.filter(({ killed }) => !killed);
    for (const { file, line, code, change } of living)
      console.info(`alive: ${file}:${line} ${code}\n    ${change}`);
    const [count, killed] = [different.length, different.length - living.length];
    const share = killed / count;
    const holds = alive === "none" ? living.length === 0 : share >= GOAL;
    const equivalent = tried.length - count;
    record({
      ...{ test: "T26", what: `mutants of ${name}`, seed: null, count, holds },
      found: `${killed} killed (${(share * 100).toFixed(1)} %), ${living.length} alive, ${equivalent} beside that change nothing`,
      goal: alive === "none" ? "none alive" : "≥ 90 % killed",
    });
    expect(holds).toBe(true);
  });
});

afterAll(() => {
  const found = new Set(all.filter(({ killed }) => !killed).map(nameOf));
  // An entry whose line is gone, or which a test tells apart after all, hides the next one that looks like it.
  expect(EQUIVALENT.map(nameOf).filter((name) => !found.has(name))).toEqual([]);
});
