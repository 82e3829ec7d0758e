import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, inject, it } from "vitest";
import { roleUrl } from "@/db/role-url";
import { replaceTransport } from "@/lib/payments-api/client";
import { listen } from "@/lib/sandbox/listen";
import { createSandbox } from "@/lib/sandbox/server";
import { createAdministrator } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { atOnce } from "../at-once";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { connectCompany } from "./connect-company";
import type { Played } from "./matrix-stage";
import { allKills, killOnTheWire, orderOf, stageKill } from "./real-stage";
import { type Killable, startProcess } from "./start-process";

/**
 * T2: processes that are really killed, by signal 9, at each point of each kind. They are the use cases, the pool and the platform's
 * client without the pages around them, and the whole worker; portal.test.ts kills the built portal. Nothing moves the clock.
 */
const db = useTestDatabase();
const sandbox = createSandbox({ units: [] });
const victims = new Map<string, { place: string; kill: () => void }>();
const running = new Set<Killable>();
const COMPANIES = 8;
const ON_THE_WIRE = ["sent-not-arrived", "done-not-read"];
const OPEN = "('pending', 'sent', 'unknown')";

afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  replaceTransport();
});

let base: Record<string, string> = {};

async function start(
  entry: string,
  args: string[] = [],
  role: "portal_app" | "portal_worker" = "portal_app",
) {
  const url = roleUrl(db.url(), role, inject("cluster").secretsKey);
  const process = await startProcess(entry, args, { ...base, DATABASE_URL: url, DATABASE_POOL: "6" });
  running.add(process);
  void process.ended.then(() => running.delete(process));
  return process;
}

const startMoney = () => start("lib/proof/crash/money-process.ts");
const startWorker = (deaths: Record<string, string>) =>
  start("lib/proof/crash/worker-process.ts", [JSON.stringify(deaths)], "portal_worker");

type Death = { cell: Played; at: number; where: "named" | "elsewhere" };

/** Asks, kills, and says when. The second instance lives on, and is asked for the same or by a colleague a moment later. */
async function kill(cell: Played, victim: Killable, second: Killable): Promise<Death> {
  const [key = "", other = key] = cell.keys;
  const end = () => victim.child.kill("SIGKILL");
  const wire = ON_THE_WIRE.includes(cell.asking);
  if (wire) victims.set(key, { place: cell.asking, kill: end });
  victim.child.send(orderOf(cell, key, cell.boss.id, wire ? undefined : cell.asking));
  let answered: Promise<unknown> = Promise.resolve();
  if (cell.double === "two instances") {
    const order = orderOf(cell, other, other === key ? cell.boss.id : randomUUID());
    answered = new Promise<void>((resolve) => {
      const hear = ({ number }: { number?: string }) => {
        if (number !== order.number) return;
        second.child.off("message", hear);
        resolve();
      };
      second.child.on("message", hear);
      // It comes while the first has its intent open, or just after the first died: somebody has to.
      void intentOrDeath(key, victim).then(() => second.child.send(order));
    });
  }
  // Where the second instance was faster, there is nothing left to die in; then it dies with its answer.
  const told = once(victim.child, "message").then(() => "told" as const);
  const first = await Promise.race([told, victim.ended]);
  if (first === "told") end();
  const { signal, at } = await victim.ended;
  expect(signal).toBe("SIGKILL");
  await answered;
  return { cell, at, where: first === "told" ? "elsewhere" : "named" };
}

async function intentOrDeath(key: string, { ended }: Killable): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  const intents =
    "select id from operations where id = $1 union all select id from payment_creations where id = $1";
  while (!over && (await db.sql(intents, [key])).length === 0) await pause(10);
}

/** Workers one after the other, each of which dies at the next operation that is due for it; the last one lives. */
async function dyingWorkers(deaths: Map<string, string>): Promise<number> {
  let died = 0;
  for (;;) {
    const worker = await startWorker(Object.fromEntries(deaths));
    if (deaths.size === 0) return died;
    if ((await Promise.race([worker.ended, allSettled([...deaths.keys()])])) === "settled") return died;
    const key = worker.lines.find((line) => line.startsWith("died with "))?.slice("died with ".length);
    if (!key) throw new Error(`a worker ended by itself: ${worker.lines.join("\n")}`);
    deaths.delete(key);
    died += 1;
  }
}

it("T2: nothing is done twice, lost or stuck after 160 kills by signal 9", async () => {
  const started = performance.now();
  const seed = seedOf(160);
  const listening = await listen(killOnTheWire(sandbox, victims), { port: 0 });
  base = { PAYMENTS_BASE_URL: `http://127.0.0.1:${listening.port}`, LOG_LEVEL: "fatal" };
  replaceTransport((request) => sandbox.handle(request));
  await db.sql(
    "do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$",
  );
  const kills = allKills();
  const places = await Promise.all(
    Array.from({ length: COMPANIES }, async () => {
      const company = await connectCompany(sandbox, kills.length / COMPANIES);
      const [one] = company;
      if (!one) throw new Error("a company without units");
      const boss = await createAdministrator(one.merchant);
      return company.map((place) => ({ ...place, boss }));
    }),
  );
  const cells: Played[] = [];
  await atOnce(4, kills.entries(), async ([at, one]) => {
    const place = places[at % COMPANIES]?.[Math.floor(at / COMPANIES)];
    if (!place) throw new Error("a kill without a unit");
    cells.push(await stageKill(sandbox, one, place, new Dice(seed * kills.length + at)));
  });
  const second = await startMoney();
  const inRecovery = cells.filter(({ recovering }) => recovering);
  const deaths = new Map(
    inRecovery.map(({ keys: [key = ""], recovering }) => [
      key,
      recovering?.startsWith("recovery") ? recovering : "recovery-leased",
    ]),
  );
  const workers = dyingWorkers(deaths);
  const dead: Death[] = [];
  // What is to die twice comes first: the workers wait for it.
  const order = [...inRecovery, ...cells.filter(({ recovering }) => !recovering)];
  await atOnce(2, order, async (cell) => dead.push(await kill(cell, await startMoney(), second)));
  const killed = Date.now();
  const diedRecovering = await workers;
  for (
    let open = 1;
    open > 0 && Date.now() < killed + 150_000;
    await new Promise((next) => setTimeout(next, 500))
  ) {
    const [row] = await db.sql(`select (select count(*) from operations where state in ${OPEN}) +
      (select count(*) from payment_creations where state in ${OPEN}) + (select count(*) from payment_requests where send_at is not null) as n`);
    open = Number(row?.["n"]);
  }
  for (const { child } of running) child.kill("SIGKILL");
  await listening.close();
  const violations = await findViolations({
    sql: db.sql,
    appUrl: db.url(),
    platform: sandbox.handle,
    elsewhere: (key) => key.startsWith("elsewhere"),
  });
  const stuck =
    await db.sql(`select id, state from operations where state in ${OPEN} or state = 'needs_review'
    union all select id, state from payment_creations where state in ${OPEN} union all select id, 'to send' from payment_requests where send_at is not null`);
  const lost = await db.sql(
    "select id from operations where state = 'failed' union all select id from payment_creations where state = 'failed'",
  );
  const times = await recoveryTimes(dead);
  const seconds = Math.round((performance.now() - started) / 1_000);
  const named = dead.filter(({ where }) => where === "named").length;
  const all = [...times.found, ...times.sentAgain];
  const holds = violations.length + stuck.length + lost.length === 0 && Math.max(0, ...all) <= 75;
  record({
    test: "T2",
    what: `${dead.length} processes killed by signal 9 (${named} at the named point), and ${diedRecovering} workers in the recovery`,
    seed,
    count: dead.length + diedRecovering,
    found: `${violations.length} violations, ${lost.length} lost, ${stuck.length} stuck; settled after the death: what the platform had done p95 ${p95(times.found)} s, what it had not p95 ${p95(times.sentAgain)} s, at most ${Math.max(0, ...all).toFixed(1)} s; ${seconds} s`,
    goal: "0 double, 0 lost, 0 stuck; p95 15 s, at most 60 s (nothing is sent again within the first minute)",
    holds,
  });
  expect(violations.slice(0, 20)).toEqual([]);
  expect({ stuck, lost }).toEqual({ stuck: [], lost: [] });
  expect(dead.length).toBe(kills.length);
  expect(diedRecovering).toBeGreaterThan(inRecovery.length / 2);
});

/** What got through its recovery without passing the point that it was to die at, needs no worker to die any more. */
async function allSettled(keys: string[]): Promise<"settled"> {
  const settled = `select id from operations where id = any ($1) and settled_at is not null
    union all select id from payment_creations where id = any ($1) and settled_at is not null`;
  while ((await db.sql(settled, [keys])).length < keys.length) await pause(500);
  return "settled";
}

const p95 = (times: number[]) =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(1);

/** Seconds from the death to the end of what it left open. What was sent once needed only to be found. */
async function recoveryTimes(dead: Death[]): Promise<{ found: number[]; sentAgain: number[] }> {
  const rows = await db.sql(`select id, attempt, settled_at from operations where settled_at is not null
    union all select id, attempt, settled_at from payment_creations where settled_at is not null`);
  const times = { found: [] as number[], sentAgain: [] as number[] };
  for (const { cell, at } of dead) {
    const row = rows.find(({ id }) => id === cell.keys[0]);
    if (!row || cell.recovering || !(row["settled_at"] instanceof Date)) continue;
    const took = (row["settled_at"].getTime() - at) / 1_000;
    if (took > 0) times[row["attempt"] === 1 ? "found" : "sentAgain"].push(took);
  }
  return times;
}
