import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { PlantedBug } from "@/lib/planted-bug";
import { record, seedOf } from "../record";
import { useRig } from "./portal-rig";
import { runHistories } from "./run-histories";

const rig = useRig();
const MOST_RUNS = 500;

const BUGS = {
  "key-made-anew": true,
  "version-unchecked": true,
  "reservation-kept": true,
  "server-error-is-refusal": true,
  "amounts-go-down": true,
  "reserved-ignored": true,
  "event-of-other-key": true,
  "key-trusted-for-ever": true,
  "attempt-unfenced": true,
  "wrong-unit": true,
  "lease-ignored": true,
  "silence-is-success": true,
} satisfies Record<PlantedBug, true>;

const plant = (bug: string | undefined) => Object.assign(globalThis, { portalPlantedBug: bug });

afterEach(() => plant(undefined));

test.each(Object.keys(BUGS))("the model finds %s", async (bug) => {
  const seed = seedOf(70);
  plant(bug);
  const { runs, why } = await runHistories(rig(), MOST_RUNS, seed);
  plant(undefined);
  record({
    test: "T7",
    what: `planted bug ${bug}`,
    seed,
    count: runs,
    found: why ? `found in run ${runs}: ${why.split("\n")[0]}` : `not found in ${runs} runs`,
    goal: "found in at most 500 runs",
    holds: why !== undefined,
  });
  expect(why, "the model did not notice").toBeDefined();
});

const BUILD = ".next/server";

test.skipIf(!existsSync(`${BUILD}/app`))("the portal as it is built can have none planted", () => {
  const files = readdirSync(BUILD, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  const texts = files.map((file) => readFileSync(`${BUILD}/${file}`, "utf8"));
  // Where money is asked for the question is still there, and its answer is a plain no.
  expect(texts.some((text) => text.includes('"wrong-unit"'))).toBe(true);
  expect(texts.filter((text) => text.includes("portalPlantedBug"))).toEqual([]);
});
