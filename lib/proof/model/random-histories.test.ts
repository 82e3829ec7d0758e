import { expect, test } from "vitest";
import { chainIsWhole } from "@/lib/testing/money";
import { record, seedOf } from "../record";
import { useRig } from "./portal-rig";
import { runHistories } from "./run-histories";

const rig = useRig();
const RUNS = Number(process.env["PROOF_RUNS"] ?? 500);

test("payments that live through anything are as the model says after each step", async () => {
  const seed = seedOf(7);
  const started = performance.now();
  const { runs, steps, trace, why } = await runHistories(rig(), RUNS, seed);
  const seconds = Math.round((performance.now() - started) / 1_000);
  const whole = await chainIsWhole(rig().merchant);
  record({
    test: "T7",
    what: "random histories of a payment against a model",
    seed,
    count: runs,
    found: why
      ? `after run ${runs}: ${why}`
      : `0 counterexamples in ${steps} steps, audit chain ${whole ? "whole" : "broken"}, ${seconds} s`,
    goal: "0 counterexamples in 500 runs of 40 steps",
    holds: !why && whole,
  });
  expect(why && `${why}\n${trace.join("\n")}`).toBeUndefined();
  expect(whole).toBe(true);
});
