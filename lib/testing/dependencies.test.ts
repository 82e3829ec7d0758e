import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isBelowFloor } from "@/lib/launch/warn-about-node";
import floors from "./floors.json";
import why from "./why-dependencies.json";

// What is installed is what package-lock.json says; nothing of it may be older than the last hole that is known.
type Entry = {
  version: string;
  integrity?: string;
  resolved?: string;
  link?: true;
  dev?: true;
  optional?: true;
};
const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const entries = Object.entries(lock.packages).filter(([path]) => path !== "");
const own: Record<"dependencies" | "optionalDependencies", Record<string, string>> = JSON.parse(
  readFileSync("package.json", "utf8"),
);

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** Whether one version is older than another; what comes before a release is older than it. */
function isOlder(version: string, floor: string): boolean {
  const parts = (text: string) => text.split("-")[0]?.split(".").map(Number) ?? [];
  const [mine, least] = [parts(version), parts(floor)];
  for (const at of [0, 1, 2]) if (mine[at] !== least[at]) return (mine[at] ?? 0) < (least[at] ?? 0);
  return version.includes("-") && !floor.includes("-");
}

it("tells older from newer", () => {
  expect(isOlder("16.4.0", "16.4.1")).toBe(true);
  expect(isOlder("9.0.0", "10.0.0")).toBe(true);
  expect(isOlder("16.4.1-canary.3", "16.4.1")).toBe(true);
  expect(isOlder("16.10.0", "16.4.1")).toBe(false);
  expect(isOlder("16.4.1", "16.4.1")).toBe(false);
});

it("installs nothing below its floor, however deep it lies", () => {
  const floorOf = new Map(Object.entries(floors.packages));
  const below = entries.filter(([path, { version }]) => {
    const known = floorOf.get(nameOf(path));
    return known !== undefined && isOlder(version, known.floor);
  });
  expect(below.map(([path, { version }]) => `${path} ${version}`)).toEqual([]);
  const present = new Set(entries.map(([path]) => nameOf(path)));
  expect([...floorOf.keys()].filter((name) => !present.has(name))).toEqual([]);
});

it("names the same Node versions as the start of the portal does", () => {
  for (const [line, floor] of Object.entries(floors.node)) {
    expect(floor.startsWith(`${line}.`)).toBe(true);
    const [major = 0, minor = 0, patch = 0] = floor.split(".").map(Number);
    expect(isBelowFloor(floor)).toBe(false);
    expect(isBelowFloor(patch > 0 ? `${major}.${minor}.${patch - 1}` : `${major}.${minor - 1}.99`)).toBe(
      true,
    );
  }
});

it("knows the fingerprint of everything that it installs", () => {
  // Tools for development have binaries for other machines, which are locked by version only and never installed to run the portal.
  const without = entries.filter(
    ([, { integrity, link, dev, optional }]) => !integrity && !link && !(dev && optional),
  );
  expect(without.map(([path]) => path)).toEqual([]);
  const weak = entries.filter(([, { integrity }]) => integrity && !/^sha512-/.test(integrity));
  expect(weak.map(([path]) => path)).toEqual([]);
});

it("takes packages from the registry alone: no address, no repository, no folder", () => {
  expect(entries.filter(([, { resolved, link }]) => resolved || link).map(([path]) => path)).toEqual([]);
  const ranges = Object.values({ ...own.dependencies, ...own.optionalDependencies });
  expect(ranges.filter((range) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
});

it("says of each package that the portal stands on what it is for", () => {
  expect(Object.keys(why).sort()).toEqual(Object.keys(own.dependencies).sort());
});
