import { parseArgs } from "node:util";
import { record, seedOf } from "../record";
import { tellStolen, watchStolenTime } from "../stolen-time";
import { checkAmounts } from "./check-amounts";
import { drawing, drive } from "./drive";
import { describe, settledAfter, summarise } from "./figures";
import { asking } from "./requests";
import { startWorld, type World } from "./start-world";

/*
 * `npm run load -- --rate 60 --minutes 30 --rows 1000000`: warms up, then the rate, then a third of the time at three times the rate,
 * then the rate again for a minute. Figures go to the terminal, and to the file of PROOF_FIGURES.
 */
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "60" },
    minutes: { type: "string", default: "30" },
    rows: { type: "string", default: "1000000" },
    port: { type: "string", default: "3470" },
  },
});
const [rate, minutes, rows, port] = [values.rate, values.minutes, values.rows, values.port].map(Number);
const SEED = seedOf(24);
const GOAL = { p95: 400, p99: 1_000, settledSeconds: 10 };

async function run(world: World, perSecond: number, seconds: number): Promise<boolean> {
  const draw = drawing(SEED);
  const { ask, close } = asking(world, draw);
  const phase = async (name: string, rateThen: number, long: number) => {
    const samples = await drive(ask, { perSecond: rateThen, seconds: long, draw });
    console.info(`${name}: ${describe(summarise(samples, long))}`);
    return samples;
  };
  await phase("warming up", Math.max(1, perSecond / 4), Math.min(20, seconds));
  const stolen = watchStolenTime();
  const usual = await phase(`${perSecond}/s`, perSecond, seconds);
  const taken = tellStolen(stolen());
  const kinds = [...new Set(usual.map(({ kind }) => kind))].sort();
  for (const kind of kinds)
    console.info(
      `  ${kind}: ${describe(
        summarise(
          usual.filter((one) => one.kind === kind),
          seconds,
        ),
      )}`,
    );
  const flooded = await phase(`${perSecond * 3}/s`, perSecond * 3, seconds / 3);
  const again = await phase(`${perSecond}/s again`, perSecond, Math.min(60, seconds));
  await close();
  const amounts = await checkAmounts(world);
  console.info(
    `after it: ${JSON.stringify(amounts)}; ended on their own: ${world.died.join(", ") || "none"}`,
  );
  const [usually, over] = [summarise(usual, seconds), summarise(flooded, seconds / 3)];
  const settled = settledAfter(again);
  const whole = amounts.differ === 0 && world.died.length === 0;
  const calm = usually.wrong + usually.shed === 0 && usually.p95 <= GOAL.p95 && usually.p99 <= GOAL.p99;
  const what = `${perSecond} requests a second for ${seconds / 60} min, two portals and workers behind nginx, ${rows} payments`;
  record({
    ...{ test: "T24", what, seed: SEED, count: usual.length, holds: calm && whole },
    found: `${describe(usually)}; ${amounts.differ} of ${amounts.compared} payments differ from the platform; ${taken}`,
    goal: "0 errors, p95 ≤ 400 ms, p99 ≤ 1 s",
  });
  record({
    ...{
      test: "T24",
      what: `three times as many for ${seconds / 180} min`,
      seed: SEED,
      count: flooded.length,
    },
    found: `${describe(over)}; normal again after ${settled.toFixed(1)} s`,
    goal: "only 429 or 503 with Retry-After, no 500, normal again ≤ 10 s after",
    holds: over.wrong === 0 && settled <= GOAL.settledSeconds,
  });
  return calm && whole && over.wrong === 0 && settled <= GOAL.settledSeconds;
}

const world = await startWorld({ rows: rows ?? 0, port: port ?? 0 });
process.once("SIGINT", () => void world.stop().finally(() => process.exit(1)));
process.once("SIGTERM", () => void world.stop().finally(() => process.exit(1)));
const held = await run(world, rate ?? 0, (minutes ?? 0) * 60).finally(world.stop);
process.exit(held ? 0 : 1);
