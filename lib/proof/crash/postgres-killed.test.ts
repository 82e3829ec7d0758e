import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { pool } from "@/db/client";
import { replaceTransport } from "@/lib/payments-api/client";
import { createSandbox } from "@/lib/sandbox/server";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { startClicking } from "./clicking";
import { pass } from "./matrix-stage";
import { type OwnServer, startOwnServer } from "./own-server";
import { doJobs, findDue } from "./play-worker";

/**
 * T9: the database killed by signal 9, with all its processes, while people capture. Whatever they were told is done has to be there
 * afterwards, and the portal's own pool of connections has to come back by itself.
 */
const KILLS = 15;
const sandbox = createSandbox({ units: [], rateLimits: false });
let server: OwnServer | undefined;

afterAll(async () => {
  replaceTransport();
  pass(0);
  await pool().end();
  await server?.stop();
});

it("T9: no acknowledged capture is lost when the database is killed, and the portal serves again by itself", async () => {
  const started = performance.now();
  const seed = seedOf(15);
  const dice = new Dice(seed);
  server = await startOwnServer();
  process.env["DATABASE_URL"] = server.appUrl;
  process.env["SECRETS_KEY"] = server.secretsKey;
  replaceTransport((request) => sandbox.handle(request));
  const { rows } = await pool().query("show synchronous_commit");
  const safe = (await server.sql("show fsync"))[0]?.["fsync"];
  const { clicks, stop } = await startClicking(sandbox, 8);
  const restarts: number[] = [];
  const serves: number[] = [];
  for (let killed = 0; killed < KILLS; killed += 1) {
    await pause(500 + dice.below(1_500));
    await server.kill();
    const at = Date.now();
    restarts.push(await server.restart());
    while (clicks.lastDone <= at && Date.now() < at + 30_000) await pause(20);
    serves.push(clicks.lastDone - at);
  }
  await stop();
  // What was open when the database died is found out by the worker, minutes later.
  for (let turn = 0; turn < 20; turn += 1) {
    pass(60_000);
    await doJobs(await findDue(), () => ({ diesAt: undefined, dead: false }));
  }
  const kept = new Set(
    (await server.sql("select id from operations where state = 'succeeded'")).map(({ id }) => String(id)),
  );
  const lost = clicks.done.filter((key) => !kept.has(key));
  const open = await server.sql(
    "select id, state from operations where state not in ('succeeded', 'failed')",
  );
  const world = { sql: server.sql, appUrl: server.appUrl, platform: sandbox.handle };
  const violations = await findViolations(world);
  const slowest = Math.max(...serves);
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T9",
    what: `PostgreSQL killed ${KILLS} times under ${clicks.done.length} acknowledged captures, ${clicks.broke.length} clicks that broke`,
    seed,
    count: clicks.done.length,
    found: `${lost.length} lost, ${open.length} open, ${violations.length} violations; restart median ${Math.round(median(restarts))} ms, the portal serves after at most ${slowest} ms; ${seconds} s`,
    goal: "0 lost, serves within 10 s, synchronous_commit on",
    holds: lost.length + open.length + violations.length === 0 && slowest > 0 && slowest <= 10_000,
  });
  expect([rows[0]?.synchronous_commit, safe]).toEqual(["on", "on"]);
  expect(lost).toEqual([]);
  expect(open).toEqual([]);
  expect(violations.slice(0, 10)).toEqual([]);
  expect(Math.min(...serves)).toBeGreaterThan(0);
  expect(clicks.done.length).toBeGreaterThan(KILLS * 5);
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
