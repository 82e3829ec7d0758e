import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { backUp } from "@/db/backup/back-up";
import { restore } from "@/db/backup/restore";
import { dueOperations } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import { systemCaller } from "@/lib/testing/factories";
import { databaseOf } from "@/lib/testing/fresh-database";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { compareRestored } from "@/lib/transactions/compare-restored";
import { refreshPayment } from "@/lib/transactions/refresh-payment";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { askOracle } from "../ask-oracle";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { type Company, openCompany, type Sql, type Turn, takeTurn } from "./busy-company";
import { type NewCluster, newCluster } from "./new-cluster";

const db = useTestDatabase();
const platform = useTestPlatform();
const folder = mkdtempSync(join(tmpdir(), "portal-backup-"));
const clusters: NewCluster[] = [];
const SEED = seedOf(32);
const COMPANIES = 3;
const CLIENTS = 6;

afterEach(() => shiftClock(0));
afterAll(async () => {
  for (const cluster of clusters) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers from 0 to 1 that a seed repeats. */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Everybody at work until told to stop. */
function load(companies: readonly Company[], sql: Sql, seed: number) {
  let going = true;
  const turns: Turn[] = [];
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const draw = drawing(seed + client * 7_919);
    while (going) {
      const company = companies[client % companies.length];
      if (company) turns.push(await takeTurn(company, { sql, draw, platform }));
    }
  });
  const stop = async () => {
    going = false;
    await Promise.all(clients);
  };
  const reach = async (count: number) => {
    while (turns.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { turns, stop, reach };
}

const acting = ({ merchant }: Company) => systemCaller(merchant, "payment:sync");

it("a backup taken under load, restored beside a platform that moved on, repeats nothing", async () => {
  const companies: Company[] = [];
  for (let at = 0; at < COMPANIES; at += 1) companies.push(await openCompany(platform, 40, 25));
  const before = load(companies, db.sql, SEED);
  await before.reach(150);
  const file = join(folder, "portal.archive");
  const { secretsKey } = inject("cluster");
  const ownerUrl = databaseOf(new URL(db.url()).pathname);
  const [backedUp] = await Promise.all([
    backUp({ ownerUrl, file, keyId: "k1", secretsKey }),
    before.reach(300),
  ]);
  await before.reach(500);
  await before.stop();
  // What was asked for just before may be committed after the backup looked: it is lost where the backup doesn't have it.
  const late = await db.sql("select id from operations where created_at > $1::timestamptz - interval '5 s'", [
    backedUp.takenAt,
  ]);
  const openThen = await db.sql(
    "select id from operations where created_at <= $1 and (state in ('pending','sent','unknown') or settled_at > $1)",
    [backedUp.takenAt],
  );

  const cluster = await newCluster(secretsKey);
  clusters.push(cluster);
  const restored = await restore({
    ownerUrl: cluster.ownerUrl,
    file,
    secretsKeys: new Map([["k1", secretsKey]]),
  });
  await cluster.use();
  expect(restored.toCompare).toBeGreaterThan(0);
  const kept = new Set((await cluster.sql("select id from operations")).map(({ id }) => id));
  const lost = late.filter(({ id }) => !kept.has(id));

  // Whoever presses a button before the comparison is done is refused, and nothing leaves the house.
  const writes = () =>
    platform.requests().filter((request) => /^POST (capture|refund|cancel)$/.test(request));
  const sentBefore = writes().length;
  const early = load(companies, cluster.sql, SEED + 1);
  await early.reach(60);
  await early.stop();
  expect(early.turns.filter(({ code }) => code !== "recovering" && code !== "read")).toEqual([]);
  // The worker, over and over, with its two looks at what was open; a minute passes as for the platform's own work.
  for (const minutes of [0, 2, 4]) {
    shiftClock(minutes * 60_000);
    for (const { merchantId, id } of await dueOperations(1_000)) {
      const company = companies.find(({ merchant }) => merchant.id === merchantId);
      if (company)
        await resolveOperation.call(systemCaller(company.merchant, "operation:resolve"), { operationId: id });
    }
    for (const company of companies)
      for (let state = "going_on"; state === "going_on"; ) {
        const compared = await compareRestored.call(acting(company), { most: 200 });
        state = compared.ok ? compared.value.state : compared.error.code;
      }
  }
  expect(writes()).toHaveLength(sentBefore);
  const still = await cluster.sql("select count(*)::int as n from recoveries where ended_at is null");
  expect(still).toEqual([{ n: 0 }]);

  // Life goes on.
  const after = load(companies, cluster.sql, SEED + 2);
  await after.reach(200);
  await after.stop();
  shiftClock(10 * 60_000);
  for (const { merchantId, id } of await dueOperations(1_000)) {
    const company = companies.find(({ merchant }) => merchant.id === merchantId);
    if (company)
      await resolveOperation.call(systemCaller(company.merchant, "operation:resolve"), { operationId: id });
  }
  for (const company of companies)
    for (const { id } of company.payments) await refreshPayment.call(acting(company), { paymentId: id });

  const { handle } = platform.sandbox();
  const oracle = await askOracle(handle);
  const keys = [...before.turns, ...early.turns, ...after.turns].map(({ key }) => key);
  let doubled = 0;
  for (const key of keys) if ((await oracle.effects(key)).length > 1) doubled += 1;
  const forgotten = new Set(lost.map(({ id }) => String(id)));
  const ofShops = await creationKeys(companies);
  const violations = await findViolations({
    sql: cluster.sql,
    appUrl: cluster.appUrl,
    platform: handle,
    elsewhere: (key) => forgotten.has(key) || ofShops.has(key),
  });
  const handed = await cluster.sql("select count(*)::int as n from operations where state = 'needs_review'");
  const holds = doubled === 0 && violations.length === 0;
  record({
    test: "T32",
    what: "backup under load, restored to a new cluster, the platform having moved on",
    seed: SEED,
    count: keys.length,
    found: `${doubled} doubled, ${violations.length} violations; ${lost.length} operations unknown to the backup, ${openThen.length} open in it, ${handed[0]?.["n"]} for a person; ${restored.rows} rows`,
    goal: "0 duplicate effects, 0 violations, money off until compared",
    holds,
  });
  expect(violations).toEqual([]);
  expect(doubled).toBe(0);
  expect(lost.length).toBeGreaterThan(50);
});

/** Keys under which the shops made their payments, past the portal. */
async function creationKeys(companies: readonly Company[]): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const { msn, payments } of companies)
    for (const { reference } of payments)
      for (const event of await platform.shop(msn).events(reference))
        if (event["name"] === "CREATED") keys.add(String(event["idempotencyKey"]));
  return keys;
}
