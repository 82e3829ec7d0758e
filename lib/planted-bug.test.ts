import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { plantedBug } from "./planted-bug";
import { sourceFiles } from "./testing/source-files";

const plant = (bug: string | undefined) => Object.assign(globalThis, { portalPlantedBug: bug });

afterEach(() => {
  plant(undefined);
  vi.unstubAllEnvs();
});

test("a bug is planted one at a time, and only where a test plants it", () => {
  expect(plantedBug("wrong-unit")).toBe(false);
  plant("wrong-unit");
  expect([plantedBug("wrong-unit"), plantedBug("lease-ignored")]).toEqual([true, false]);
});

test.each(["production", "development", ""])("the environment %o refuses them all", (environment) => {
  plant("wrong-unit");
  vi.stubEnv("NODE_ENV", environment);
  expect(plantedBug("wrong-unit")).toBe(false);
});

test("nothing that ships plants one, and whatever the launcher starts or builds is production", () => {
  const planting = sourceFiles().filter(({ isTest, text }) => !isTest && text.includes("portalPlantedBug"));
  expect(planting.map(({ path }) => path)).toEqual(["lib/planted-bug.ts"]);
  for (const file of ["lib/launch/build.ts", "lib/launch/processes.ts"])
    expect(readFileSync(file, "utf8")).toContain('NODE_ENV: "production"');
});
