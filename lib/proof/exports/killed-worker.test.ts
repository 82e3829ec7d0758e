import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shiftClock } from "@/lib/clock";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import type { ExportLook } from "@/lib/domain/list-export";
import { clockTo, MIDNIGHT, useDeliveries } from "@/lib/jobs/testing/delivery-scene";
import { systemCaller } from "@/lib/testing/factories";
import { plantPayments } from "@/lib/testing/plant-payments";
import { CSV, XLSX } from "@/lib/testing/whole-export";
import { exportPayments } from "@/lib/transactions/export-payments";
import { record, seedOf } from "../record";
import { plantReportRows } from "./plant-report-rows";
import { kill, startWorker } from "./start-worker";

// The real worker, killed by signal 9 while it writes: exports of 300 000 payments, and the report of a subscription.
const PAYMENTS = 300_000;
const REPORT_ROWS = 60_000;
const SEED = seedOf(17);
const { own, db, unit, sync, sell, subscribe, history } = useDeliveries();
let workers: ChildProcess[] = [];

beforeEach(async () => {
  await db.sql(
    "do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$",
  );
});
afterEach(() => {
  for (const worker of workers) worker.kill("SIGKILL");
  workers = [];
});

async function begin(): Promise<ChildProcess> {
  const worker = await startWorker(db.url(), { FILES_FOLDER: own.folder, SMTP_URL: own.server.url });
  workers.push(worker);
  return worker;
}

async function until<T>(what: () => Promise<T | undefined | false>, withinMs: number): Promise<T> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`did not happen within ${withinMs} ms`);
}

async function asked(look: ExportLook): Promise<string> {
  const wish = { filter: { sort: "oldest" }, address: "/transactions", look, locale: "en" } as const;
  const made = await exportPayments.call(own.boss, wish);
  if (!made.ok || made.value.kind !== "started") throw new Error("it came at once");
  return made.value.id;
}

/** A report that takes some seconds, due since Sunday night. */
async function plantDelivery(): Promise<string> {
  sell();
  const subscription = await subscribe(own.boss, { format: "pdf-full" });
  clockTo(MIDNIGHT);
  await sync();
  await planDeliveries.call(systemCaller(own.merchant, "report:deliver"), { id: subscription });
  await db.sql("update report_subscriptions set next_at = '2100-01-01Z' where id = $1", [subscription]);
  await plantReportRows(db.sql, own.merchant.id, REPORT_ROWS);
  return subscription;
}

const filesIn = async (folder: string) => (await readdir(join(own.folder, folder)).catch(() => [])).sort();
const exportsNow = () =>
  db.sql(
    "select id, format, state, tries, file_key as key, sha256, bytes::int, rows::int from exports order by format",
  );
const deliveryNow = async () =>
  (
    await db.sql("select id, state, attempts from report_deliveries where merchant_id = $1", [
      own.merchant.id,
    ])
  )[0];

let leftBefore: string[] = [];

/** Bytes of what this round's worker has written of a key so far; undefined where it is not at it. */
async function halfOf(key: string): Promise<number | undefined> {
  const beginning = createHash("sha256").update(key).digest("hex").slice(0, 32);
  const name = (await filesIn(".unfinished")).find(
    (one) => one.startsWith(beginning) && !leftBefore.includes(one),
  );
  return name === undefined
    ? undefined
    : (await stat(join(own.folder, ".unfinished", name)).catch(() => undefined))?.size;
}

async function exportIsHalf(format: string): Promise<boolean> {
  const row = (await exportsNow()).find((one) => one["format"] === format);
  const key = `exports/${own.merchant.id}/${row?.["id"]}-${row?.["tries"]}.${format}`;
  return ((await halfOf(key)) ?? 0) > 200_000;
}

async function deliveryIsHalf(): Promise<boolean> {
  const row = await deliveryNow();
  return ((await halfOf(`reports/${own.merchant.id}/${row?.["id"]}-${row?.["attempts"]}.pdf`)) ?? 0) > 20_000;
}

/** What a worker that is gone had taken is free after its time; the time itself is waited for once. */
const leasesEnd = () =>
  db.sql(
    `with e as (update exports set next_at = now() - interval '1 s' where state = 'running'),
    m as (update mail_outbox set next_at = now() - interval '1 s' where state = 'queued')
    update report_deliveries set next_at = now() - interval '1 s' where state = 'building'`,
  );

it("leaves no half file behind when it is killed, and the next one makes each file once", async () => {
  const started = performance.now();
  const subscription = await plantDelivery();
  await plantPayments(db.sql, { merchantId: own.merchant.id, msn: unit(), count: PAYMENTS });
  const ids = [await asked(CSV), await asked(XLSX)];
  shiftClock(0);

  let pseudo = SEED;
  const random = () => {
    pseudo = (pseudo * 48_271) % 2_147_483_647;
    return pseudo / 2_147_483_647;
  };
  const xlsxIsHalf = () => exportIsHalf("xlsx");
  const moments = [xlsxIsHalf, xlsxIsHalf, deliveryIsHalf, deliveryIsHalf];
  let half = 0;
  let longestMs = 0;
  for (const [round, isHalf] of moments.entries()) {
    const begun = performance.now();
    leftBefore = await filesIn(".unfinished");
    const worker = await begin();
    await until(isHalf, 90_000);
    longestMs = Math.max(longestMs, performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, random() * 300));
    await kill(worker);
    half += (await filesIn(".unfinished")).length;
    // Nothing stands under a name that is not whole.
    const ready = (await exportsNow()).filter(({ state }) => state === "ready").map(({ key }) => key);
    const named = (await filesIn(`exports/${own.merchant.id}`)).map(
      (name) => `exports/${own.merchant.id}/${name}`,
    );
    expect(named).toEqual(ready.sort());
    if (round > 0) await leasesEnd();
  }
  await begin();
  await until(async () => (await exportsNow()).every(({ state }) => state === "ready"), 120_000);
  await until(async () => (await history(subscription))[0]?.state === "sent", 120_000);
  // Whatever would be done twice would be done within two rounds of looking around.
  await new Promise((resolve) => setTimeout(resolve, 5_000));

  const rows = await exportsNow();
  for (const row of rows) {
    const file = await readFile(join(own.folder, String(row["key"])));
    expect(createHash("sha256").update(file).digest("hex")).toBe(row["sha256"]);
    expect([file.length, row["rows"]]).toEqual([row["bytes"], PAYMENTS]);
  }
  const csv = await readFile(join(own.folder, String(rows[0]?.["key"])), "utf8");
  expect(csv.split("\n")).toHaveLength(PAYMENTS + 2);
  const told = await db.sql("select kind from notifications where user_id = $1 and kind like 'export%'", [
    own.boss.id,
  ]);
  const noted = await db.sql(
    "select action, count(*)::int as times from audit_log where action in ('export.finished', 'export.failed', 'report.delivered') group by 1 order by 1",
  );
  const left = await filesIn(".unfinished");
  const kept = [await filesIn(`exports/${own.merchant.id}`), await filesIn(`reports/${own.merchant.id}`)];
  // The two others say that an export is ready.
  const mails = own.server.received.filter(({ subject }) => subject?.startsWith("For the books")).length;
  const holds =
    told.length === ids.length &&
    left.length === 0 &&
    kept[0]?.length === 2 &&
    kept[1]?.length === 1 &&
    mails === 1;
  record({
    ...{
      test: "T17",
      what: "worker killed while it writes exports and a report",
      seed: SEED,
      count: moments.length,
    },
    found: `${half} files half written at the kills, ${left.length} left; ${told.length} of 2 exports told once, ${mails} mail; up to ${Math.round(longestMs / 1_000)} s until it is written again, all in ${Math.round((performance.now() - started) / 1_000)} s`,
    goal: "0 left, each file whole and told once",
    holds,
  });
  expect(noted).toEqual([
    { action: "export.finished", times: 2 },
    { action: "report.delivered", times: 1 },
  ]);
  expect({ told: told.length, left, mails, kept: kept.map(({ length }) => length) }).toEqual({
    ...{ told: 2, left: [], mails: 1, kept: [2, 1] },
  });
});
