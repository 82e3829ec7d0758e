import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, inject } from "vitest";
import { roleUrl } from "@/db/role-url";
import type { PersonCaller } from "@/lib/access/caller";
import { replaceTransport } from "@/lib/payments-api/client";
import { type Listening, listen } from "@/lib/sandbox/listen";
import { createSandbox } from "@/lib/sandbox/server";
import { createAdministrator } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { atOnce } from "../at-once";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { connectCompany, type Place } from "./connect-company";
import type { Played } from "./matrix-stage";
import { type Kill, killOnTheWire, orderOf, stageKill } from "./real-stage";
import { type Killable, startProcess } from "./start-process";

/** When a process died, and whether where it was to, or with its answer given since somebody was faster. */
export type Death = { readonly cell: Played; readonly at: number; readonly where: "named" | "elsewhere" };

const ON_THE_WIRE: readonly string[] = ["sent-not-arrived", "done-not-read"];
const OPEN = "('pending', 'sent', 'unknown')";
const COMPANIES = 4;

export const isOnTheWire = (place: string | undefined) => ON_THE_WIRE.includes(place ?? "");

/**
 * Processes that are really killed, by signal 9, on the database of a test file and a platform beside it. They are the use cases, the
 * pool and the platform's client without the pages around them, and the whole worker. Nothing moves the clock.
 */
export function useVictims() {
  const db = useTestDatabase();
  const sandbox = createSandbox({ units: [] });
  const onTheWire = new Map<string, { place: string; kill: () => void }>();
  const running = new Set<Killable>();
  let listening: Listening | undefined;
  let base: Record<string, string> = {};

  const end = async () => {
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all([...running].map(({ ended }) => ended));
    await listening?.close();
    listening = undefined;
  };
  afterAll(async () => {
    replaceTransport();
    await end();
  });

  const start = async (entry: string, args: string[], role: "portal_app" | "portal_worker") => {
    const url = roleUrl(db.url(), role, inject("cluster").secretsKey);
    const process = await startProcess(entry, args, { ...base, DATABASE_URL: url, DATABASE_POOL: "6" });
    running.add(process);
    void process.ended.then(() => running.delete(process));
    return process;
  };

  return {
    ...{ db, sandbox, onTheWire, end },
    startMoney: () => start("lib/proof/crash/money-process.ts", [], "portal_app"),
    /** Dies as soon as it gets to the named point of one of these operations. */
    startWorker: (deaths: Record<string, string> = {}) =>
      start("lib/proof/crash/worker-process.ts", [JSON.stringify(deaths)], "portal_worker"),

    /** Sales units, people and payments for each of the kills, and the platform open for them. */
    async stage(kills: readonly Kill[], seed: number): Promise<Played[]> {
      listening = await listen(killOnTheWire(sandbox, onTheWire), { port: 0 });
      base = { PAYMENTS_BASE_URL: `http://127.0.0.1:${listening.port}`, LOG_LEVEL: "fatal" };
      replaceTransport((request) => sandbox.handle(request));
      await db.sql(
        "do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$",
      );
      const places: (Place & { boss: PersonCaller })[] = [];
      for (let made = 0; made < COMPANIES; made += 1) {
        const company = await connectCompany(sandbox, Math.ceil(kills.length / COMPANIES));
        const [one] = company;
        if (!one) throw new Error("a company without units");
        const boss = await createAdministrator(one.merchant);
        places.push(...company.map((place) => ({ ...place, boss })));
      }
      const cells = new Map<number, Played>();
      await atOnce(4, kills.entries(), async ([at, one]) => {
        const place = places[at];
        if (!place) throw new Error("a kill without a unit");
        cells.set(at, await stageKill(sandbox, one, place, new Dice(seed * 160 + at)));
      });
      return kills.flatMap((_, at) => cells.get(at) ?? []);
    },

    /** Asks, kills, and says when. The second instance lives on, and is asked for the same or by a colleague a moment later. */
    async kill(cell: Played, victim: Killable, second: Killable): Promise<Death> {
      const [key = "", other = key] = cell.keys;
      const shoot = () => victim.child.kill("SIGKILL");
      const wire = isOnTheWire(cell.asking);
      if (wire) onTheWire.set(key, { place: cell.asking, kill: shoot });
      victim.child.send(orderOf(cell, key, cell.boss.id, wire ? undefined : cell.asking));
      const answered =
        cell.double === "two instances" ? askSecond(cell, other, victim, second) : Promise.resolve();
      // Where the second instance was faster, there is nothing left to die in; then it dies with its answer.
      const told = once(victim.child, "message").then(() => "told" as const);
      const first = await Promise.race([told, victim.ended]);
      if (first === "told") shoot();
      const { signal, at } = await victim.ended;
      expect(signal).toBe("SIGKILL");
      await answered;
      return { cell, at, where: first === "told" ? "elsewhere" : "named" };
    },

    /** Waits until nothing is open any more, or the time is over. */
    async untilNothingIsOpen(withinMs: number): Promise<void> {
      const until = Date.now() + withinMs;
      const count = `select (select count(*) from operations where state in ${OPEN}) +
        (select count(*) from payment_creations where state in ${OPEN}) +
        (select count(*) from payment_requests where send_at is not null) as n`;
      while (Date.now() < until && Number((await db.sql(count))[0]?.["n"]) > 0) await pause(300);
    },

    /** What is wrong in the end. */
    async judge() {
      const violations = await findViolations({
        sql: db.sql,
        appUrl: db.url(),
        platform: sandbox.handle,
        elsewhere: (key) => key.startsWith("elsewhere"),
      });
      const stuck =
        await db.sql(`select id, state from operations where state in ${OPEN} or state = 'needs_review'
        union all select id, state from payment_creations where state in ${OPEN}
        union all select id, 'to send' from payment_requests where send_at is not null`);
      const lost = await db.sql(
        "select id from operations where state = 'failed' union all select id from payment_creations where state = 'failed'",
      );
      return { violations, stuck, lost };
    },
  };

  function askSecond(cell: Played, key: string, victim: Killable, second: Killable): Promise<void> {
    const order = orderOf(cell, key, key === cell.keys[0] ? cell.boss.id : randomUUID());
    return new Promise<void>((resolve) => {
      const hear = ({ number }: { number?: string }) => {
        if (number !== order.number) return;
        second.child.off("message", hear);
        resolve();
      };
      second.child.on("message", hear);
      // It comes while the first has its intent open, or just after the first died: somebody has to.
      void intentOrDeath(cell.keys[0] ?? "", victim).then(() => second.child.send(order));
    });
  }

  async function intentOrDeath(key: string, { ended }: Killable): Promise<void> {
    let over = false;
    void ended.then(() => (over = true));
    const intents =
      "select id from operations where id = $1 union all select id from payment_creations where id = $1";
    while (!over && (await db.sql(intents, [key])).length === 0) await pause(10);
  }
}
