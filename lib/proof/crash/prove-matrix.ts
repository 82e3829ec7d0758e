import { randomUUID } from "node:crypto";
import { afterAll, expect } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { now } from "@/lib/clock";
import { armCrashpoints } from "@/lib/crashpoint";
import { replaceTransport } from "@/lib/payments-api/client";
import { createSandbox } from "@/lib/sandbox/server";
import { createAdministrator, type TestMerchant } from "@/lib/testing/factories";
import type { useTestDatabase } from "@/lib/testing/test-db";
import { reviewOperation } from "@/lib/transactions/review-operation";
import { atOnce } from "../at-once";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { allCells, KINDS, POINTS } from "./cells";
import { connectCompany } from "./connect-company";
import { decide, layWires, type Played, pass, prepare, type Told } from "./matrix-stage";
import { armMortals, type Mortal, within } from "./mortal";
import { doJobs, findDue } from "./play-worker";

const sandbox = createSandbox({ units: [], clock: () => now().getTime() });
const CELLS = allCells();
const OPEN = "('pending', 'sent', 'unknown')";
const MINUTE = 60_000;

type Company = { merchant: TestMerchant; boss: PersonCaller };
const companies: Company[] = [];

type Database = ReturnType<typeof useTestDatabase>;

afterAll(() => {
  armCrashpoints();
  replaceTransport();
  pass(0);
});

/** A sales unit for every cell: what one of them does to the platform's patience is not the others' affair. */
async function makeCompanies(): Promise<void> {
  const units = Math.ceil(CELLS.length / KINDS.length / POINTS.length);
  for (let made = 0; made < KINDS.length * POINTS.length; made += 1) {
    const [place] = await connectCompany(sandbox, units);
    if (place) companies.push({ ...place, boss: await createAdministrator(place.merchant) });
  }
}

async function prepareAll(seed: number): Promise<Played[]> {
  const played: Played[] = [];
  // Neighbours are of different companies: those of one wait for each other at the head of its audit log.
  const order = CELLS.map((cell, at) => ({
    cell,
    // Of its own: whoever is faster must not change what another draws.
    draw: new Dice(seed * CELLS.length + at),
    company: companies[at % companies.length],
    unit: Math.floor(at / companies.length),
  }));
  await atOnce(8, order, async ({ cell, company, unit, draw }) => {
    const msn = company?.merchant.units[unit];
    if (!company || !msn) throw new Error("a cell without a unit");
    played.push(await prepare(sandbox, cell, { ...company, msn }, draw));
  });
  return played;
}

type Heard = { key: string; told: Told | "dead" };

/** Everybody asks, and somebody dies. */
async function ask(cell: Played): Promise<Heard[]> {
  const [key = "", other = key] = cell.keys;
  const first: Mortal = { diesAt: cell.asking, dead: false };
  const second: Mortal = cell.double === "two instances" ? { diesAt: undefined, dead: false } : first;
  const colleague = other === key ? cell.boss.id : randomUUID();
  const one = async (process: Mortal, which: string, person: string) => ({
    key: which,
    told: await within<Told>(process, () => decide(cell, which, person)),
  });
  const begun = new Promise<void>((resolve) => (first.begun = resolve));
  const asking = [one(first, key, cell.boss.id)];
  // The other instance comes while the first has its intent open, and not before: somebody has to die.
  if (cell.double === "two instances") await Promise.race([begun, ...asking]);
  if (cell.double === "double click") asking.push(one(first, key, cell.boss.id));
  if (cell.double === "two users" || cell.double === "two instances")
    asking.push(one(second, other, colleague));
  const heard = await Promise.all(asking);
  if (first.dead) died += 1;
  else survivors.push(`${cell.kind} / ${cell.point} / ${cell.reply} / ${cell.double}`);
  return heard;
}

let died = 0;
const survivors: string[] = [];
let diedRecovering = 0;

/** The workers' turns until nothing is open any more. */
async function recover(db: Database, played: readonly Played[]): Promise<void> {
  const byKey = new Map(played.flatMap((cell) => cell.keys.map((key) => [key, cell] as const)));
  const byUnit = new Map(played.map((cell) => [cell.msn, cell]));
  for (let turn = 0; turn < 400; turn += 1) {
    const [next] = await db.sql(`select min(at) as at from (
      select greatest(next_at, coalesce(lease_until, next_at)) as at from operations where state in ${OPEN}
      union all select greatest(next_at, coalesce(lease_until, next_at)) from payment_creations where state in ${OPEN}
      union all select greatest(send_at, coalesce(u.wait_until, send_at)) from payment_requests r
        left join unit_connections u on u.merchant_id = r.merchant_id and u.msn = r.msn where send_at is not null) due`);
    if (!(next?.["at"] instanceof Date)) return;
    pass(next["at"].getTime() - now().getTime() + 4_000);
    const lives: { cell: Played; process: Mortal }[] = [];
    await doJobs(await findDue(), ({ payload: { id = "", msn = "" } }) => {
      const cell = byKey.get(id) ?? byUnit.get(msn);
      const process = { diesAt: cell?.recovering, dead: false };
      if (cell) lives.push({ cell, process });
      return process;
    });
    for (const { cell, process } of lives) {
      if (process.dead && cell.recovering) diedRecovering += 1;
      if (process.dead) cell.recovering = undefined;
    }
  }
}

/** What ended otherwise than it should, beside the rules that hold everywhere. */
async function judge(
  db: Database,
  played: readonly Played[],
  heard: ReadonlyMap<Played, Heard[]>,
): Promise<string[]> {
  const rows = await db.sql(`select id, state, created_at, settled_at from operations where not external
    union all select id, state, created_at, settled_at from payment_creations`);
  const kept = new Map(rows.map((row) => [String(row["id"]), row]));
  const wrong: string[] = [];
  for (const cell of played) {
    const say = (what: string) =>
      wrong.push(`${cell.kind} / ${cell.point} / ${cell.reply} / ${cell.double}: ${what}`);
    const effects = async (key: string) => {
      const answer = await sandbox.handle(new Request(`http://sandbox.test/_control/effects?key=${key}`));
      return ((await answer.json()) as { effects: unknown[] }).effects.length; // safe: see fault-routes.ts
    };
    for (const key of cell.keys) {
      const row = kept.get(key);
      const said =
        heard
          .get(cell)
          ?.filter((one) => one.key === key)
          .map((one) => one.told) ?? [];
      const done = said.some((told) => told !== "dead" && told.ok && ["done", "created"].includes(told.code));
      if (done && (await effects(key)) !== 1) say("a person was told that it is done, and it is not");
      if (!row) continue;
      if (row["state"] === "failed" && cell.reply !== "4xx") say("lost: failed, though nobody refused it");
      if (row["state"] === "needs_review" && cell.reply !== "4xx")
        say("left to a person, though the platform knew");
      const took =
        row["settled_at"] instanceof Date
          ? row["settled_at"].getTime() - Date.parse(String(row["created_at"]))
          : 0;
      longest = Math.max(longest, took);
      if (took > 10 * MINUTE) say(`final after ${Math.round(took / 1_000)} s`);
    }
  }
  return wrong;
}

let longest = 0;
let reviewed = 0;

/** A conflict that the log knows nothing of is left to people, who look and say what happened. */
async function review(db: Database, played: readonly Played[]): Promise<void> {
  const byKey = new Map(played.flatMap((cell) => cell.keys.map((key) => [key, cell] as const)));
  for (const { id } of await db.sql("select id from operations where state = 'needs_review'")) {
    const boss = byKey.get(String(id))?.boss;
    if (!boss) continue;
    const input = { operationId: String(id), happened: false, reason: "It stands in no log" };
    const done = await reviewOperation.call(boss, input);
    if (done.ok) reviewed += 1;
  }
}

/**
 * T1: what a process leaves behind that dies at each point of each kind of operation, under each reply and each way of asking
 * twice. The clock is moved on, so that minutes of waiting take none. The platform counts its limits as it does in earnest.
 */
export async function proveMatrix(db: Database, nth: number): Promise<void> {
  const started = performance.now();
  const seed = seedOf(CELLS.length) + nth;
  armMortals();
  layWires(sandbox, new Map());
  await makeCompanies();
  const played = await prepareAll(seed);
  layWires(sandbox, new Map(played.map((cell) => [cell.msn, cell])));
  const heard = new Map<Played, Heard[]>();
  await atOnce(10, played, async (cell) => heard.set(cell, await ask(cell)));
  await recover(db, played);
  const wrong = await judge(db, played, heard);
  await review(db, played);
  layWires(sandbox, new Map());
  const elsewhere = (key: string) => key.startsWith("elsewhere");
  const world = { sql: db.sql, appUrl: db.url(), platform: sandbox.handle, elsewhere };
  const violations = await findViolations(world);
  const open = await db.sql(
    `select id from operations where state in ${OPEN} union all select id from payment_creations where state in ${OPEN}`,
  );
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T1",
    what: `crash matrix, simulated: ${CELLS.length} cells, ${died + diedRecovering} deaths`,
    seed,
    count: CELLS.length,
    found: `${violations.length} violations, ${wrong.length} lost or told wrongly, ${open.length} open, final after at most ${Math.round(longest / 1_000)} s of virtual time, ${reviewed} conflicts left to a person, ${seconds} s`,
    goal: "0 violations, final within 10 virtual minutes, at most 300 s",
    holds: wrong.length + violations.length + open.length === 0 && longest <= 10 * MINUTE && seconds <= 300,
  });
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(violations.slice(0, 20)).toEqual([]);
  expect(open).toEqual([]);
  // Each cell has its death, and every worker that was to die in the recovery did.
  expect(survivors).toEqual([]);
  expect(died).toBe(CELLS.length);
  expect(diedRecovering).toBe(CELLS.length / POINTS.length);
}
