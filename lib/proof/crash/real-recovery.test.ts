import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { CRASH_POINTS } from "@/lib/crashpoint";
import { atOnce } from "../at-once";
import { record, seedOf } from "../record";
import { allKills } from "./real-stage";
import type { Killable } from "./start-process";
import { type Death, isOnTheWire, useVictims } from "./victims";

/** T2: the process that asked is killed by signal 9, and so is the worker that takes the operation up, where that is at it. */
const { db, onTheWire, end, startMoney, startWorker, stage, kill, untilNothingIsOpen, judge } = useVictims();

it("T2: nothing is done twice, lost or stuck where the workers die as well", async () => {
  const started = performance.now();
  const seed = seedOf(160);
  const kills = allKills().filter(({ point }) => point === "in the recovery");
  const cells = await stage(kills, seed);
  const second = await startMoney();
  const dead: Death[] = [];
  await atOnce(2, cells, async (cell) => dead.push(await kill(cell, await startMoney(), second)));
  const deaths = new Map(cells.map(({ keys: [key = ""], recovering = "" }) => [key, recovering]));
  const died = await dyingWorkers(deaths);
  await untilNothingIsOpen(150_000);
  await end();
  const { violations, stuck, lost } = await judge();
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T2",
    what: `${dead.length} processes killed by signal 9, and then ${died} workers in the recovery`,
    seed,
    count: dead.length + died,
    found: `${violations.length} violations, ${lost.length} lost, ${stuck.length} stuck; ${seconds} s`,
    goal: "0 double, 0 lost, 0 stuck",
    holds: violations.length + stuck.length + lost.length === 0,
  });
  expect(violations.slice(0, 20)).toEqual([]);
  expect({ stuck, lost }).toEqual({ stuck: [], lost: [] });
  expect(dead.length).toBe(kills.length);
  expect(died).toBeGreaterThan(kills.length / 2);
});

/** Workers one after the other, each of which dies at the next operation that is due for it; the last one lives. */
async function dyingWorkers(deaths: Map<string, string>): Promise<number> {
  let died = 0;
  let worker: Killable | undefined;
  for (const [key, place] of deaths) {
    if (!isOnTheWire(place)) continue;
    const shoot = () => {
      deaths.delete(key);
      worker?.child.kill("SIGKILL");
    };
    onTheWire.set(key, { place, kill: shoot });
  }
  const named = (place: string) => CRASH_POINTS.some((point) => point === place);
  for (;;) {
    worker = await startWorker(Object.fromEntries([...deaths].filter(([, place]) => named(place))));
    if (deaths.size === 0) return died;
    if ((await settledOrDead([...deaths.keys()], worker)) === "settled") return died;
    died += 1;
    const key = worker.lines.find((line) => line.startsWith("died with "))?.slice("died with ".length);
    if (key) deaths.delete(key);
  }
}

/** What got through its recovery without passing the point that it was to die at, needs no worker to die any more. */
async function settledOrDead(keys: string[], { ended }: Killable): Promise<"settled" | "dead"> {
  let dead = false;
  void ended.then(() => (dead = true));
  const settled = `select id from operations where id = any ($1) and settled_at is not null
    union all select id from payment_creations where id = any ($1) and settled_at is not null`;
  while (!dead && (await db.sql(settled, [keys])).length < keys.length) await pause(300);
  return dead ? "dead" : "settled";
}
