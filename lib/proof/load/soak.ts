import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Pool } from "pg";
import { record, seedOf } from "../record";
import { tellStolen, watchStolenTime } from "../stolen-time";
import { checkAmounts } from "./check-amounts";
import { drawing, drive } from "./drive";
import { describe, slope, summarise } from "./figures";
import { asking } from "./requests";
import { startWorld, type World } from "./start-world";

/*
 * `npm run soak -- --rate 30 --minutes 240 --rows 1000000`: the load of `npm run load` for hours, and every 30 seconds what each
 * process holds. The first fifth of the time is for caches to fill and counts for no slope.
 */
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "30" },
    minutes: { type: "string", default: "240" },
    rows: { type: "string", default: "1000000" },
    port: { type: "string", default: "3470" },
  },
});
const [rate = 0, minutes = 0, rows = 0, port = 0] = [
  values.rate,
  values.minutes,
  values.rows,
  values.port,
].map(Number);
const SEED = seedOf(25);
const EVERY_MS = Math.min(30_000, (minutes * 60_000) / 20);
const MOST_MB_AN_HOUR = 5;

type Held = {
  readonly hours: number;
  readonly process: string;
  readonly megabytes: number;
  readonly files: number;
};

/** What a process holds, by /proc; undefined where it is gone. */
function heldBy(pid: number): Pick<Held, "megabytes" | "files"> | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return { megabytes: Number(kilobytes) / 1_024, files: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return undefined;
  }
}

async function watch(world: World, until: () => boolean) {
  const seen: Held[] = [];
  const connections: number[] = [];
  const eye = new Pool({ connectionString: world.superuserUrl, max: 1 });
  const begun = performance.now();
  while (!until()) {
    await pause(EVERY_MS);
    const hours = (performance.now() - begun) / 3_600_000;
    for (const [process, pid] of world.processes) {
      const held = heldBy(pid);
      if (held) seen.push({ hours, process, ...held });
    }
    const { rows: counted } = await eye.query(
      "select count(*)::int as n from pg_stat_activity where usename in ('portal_app', 'portal_worker')",
    );
    connections.push(Number(counted[0]?.n));
  }
  await eye.end();
  return { seen, connections };
}

const world = await startWorld({ rows, port });
process.once("SIGINT", () => void world.stop().finally(() => process.exit(1)));
process.once("SIGTERM", () => void world.stop().finally(() => process.exit(1)));
async function run(): Promise<boolean> {
  const draw = drawing(SEED);
  const { ask, close } = asking(world, draw);
  const stolen = watchStolenTime();
  let over = false;
  const watching = watch(world, () => over);
  const samples = await drive(ask, { perSecond: rate, seconds: minutes * 60, draw });
  over = true;
  const { seen, connections } = await watching;
  await close();
  const amounts = await checkAmounts(world);
  const lines = [...world.processes.keys()].map((name) => {
    const mine = seen.filter((held) => held.process === name && held.hours > minutes / 60 / 5);
    const grows = slope(mine.map(({ hours, megabytes }) => [hours, megabytes]));
    const files = mine.map((held) => held.files);
    return {
      name,
      grows,
      last: mine.at(-1)?.megabytes ?? 0,
      files: [Math.min(...files), Math.max(...files)],
    };
  });
  for (const { name, grows, last, files } of lines)
    console.info(
      `${name}: ${last.toFixed(0)} MB, ${grows.toFixed(1)} MB/h, ${files[0]} to ${files[1]} files open`,
    );
  const summary = summarise(samples, minutes * 60);
  const steepest = Math.max(...lines.map(({ grows }) => grows));
  const most = Math.max(...connections);
  console.info(`${describe(summary)}; ${most} connections at the most; ${JSON.stringify(amounts)}`);
  const holds =
    summary.wrong === 0 && steepest < MOST_MB_AN_HOUR && amounts.differ === 0 && world.died.length === 0;
  record({
    ...{
      test: "T25",
      what: `soak, ${rate} requests a second for ${minutes} min, ${rows} payments`,
      seed: SEED,
    },
    ...{ count: samples.length, holds, goal: "< 5 MB/h, files and connections constant, 0 errors" },
    found: `steepest ${steepest.toFixed(1)} MB/h, connections ≤ ${most}, ${describe(summary)}, ${amounts.differ} payments differ; ${tellStolen(stolen())}`,
  });
  return holds;
}
const held = await run().finally(world.stop);
process.exit(held ? 0 : 1);
