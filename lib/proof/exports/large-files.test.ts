import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shiftClock } from "@/lib/clock";
import type { ExportLook } from "@/lib/domain/list-export";
import type { ListExport } from "@/lib/exports/define-list-export";
import { clockTo, MIDNIGHT, useDeliveries } from "@/lib/jobs/testing/delivery-scene";
import { WORKER_FLAGS } from "@/lib/launch/heap-flags";
import { exportRequests } from "@/lib/requests/export-requests";
import { plantPayments } from "@/lib/testing/plant-payments";
import { CSV, XLSX } from "@/lib/testing/whole-export";
import { exportPayments } from "@/lib/transactions/export-payments";
import { record } from "../record";
import type { Spent, Task } from "./export-process";
import { plantReportRows } from "./plant-report-rows";

// A process of its own makes each file, as the worker does, and tells how much memory it took at the most.
const ROWS = 100_000;
/** With the three of the scene they are as many as a PDF holds. */
const REPORT_ROWS = ROWS - 3;
const MOST_SECONDS = 30;
const MOST_MEGABYTES = 300;
const { own, db, unit, sync, sell } = useDeliveries();

async function inItsOwn(task: Task): Promise<Spent> {
  const loader = ["--conditions=react-server", "--import", "tsx"];
  const flags = [...WORKER_FLAGS, ...loader, "lib/proof/exports/export-process.ts"];
  const child = spawn(process.execPath, [...flags, JSON.stringify(task)], {
    env: { ...process.env, DATABASE_URL: db.url(), FILES_FOLDER: own.folder, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const told = await Promise.race([once(child, "message"), ended]);
  await ended;
  if (typeof told[0] !== "object" || told[0] === null) throw new Error(`the process ended with ${told[0]}`);
  // safe: what the process sends
  return told[0] as Spent;
}

async function asked(list: ListExport, filter: object, look: ExportLook): Promise<string> {
  const made = await list.call(own.boss, { filter, address: "/list", look, locale: "en" });
  if (!made.ok || made.value.kind !== "started") throw new Error("it came at once");
  return made.value.id;
}

async function plantRequests(): Promise<void> {
  await db.sql("set session_replication_role = replica");
  await db.sql(
    `insert into payment_requests (merchant_id, id, msn, environment, phone, amount_minor, currency, message, own_reference, vat_rate,
      send_key, fingerprint, created_by, created_at)
    select $1::uuid, gen_random_uuid(), $2::text, 'production', '4790000001', n, 'NOK', 'Kaffe nr. ' || n, 'own-' || n, 0,
      gen_random_uuid(), 'f' || n, gen_random_uuid(), timestamptz '2026-01-01 00:00Z' + n * interval '1 second'
    from generate_series(1, $3::int) n`,
    [own.merchant.id, unit(), ROWS],
  );
  await db.sql("set session_replication_role = origin");
}

it("makes 100 000 rows of any list and report within 30 s and 300 MB", async () => {
  sell();
  clockTo(MIDNIGHT);
  await sync();
  shiftClock(0);
  await plantReportRows(db.sql, own.merchant.id, REPORT_ROWS);
  await plantPayments(db.sql, { merchantId: own.merchant.id, msn: unit(), count: ROWS });
  await plantRequests();
  await db.sql("analyze");
  const merchantId = own.merchant.id;
  const wished: [string, Task][] = [
    ["transactions as CSV", { merchantId, id: await asked(exportPayments, { personal: true }, CSV) }],
    ["transactions as XLSX", { merchantId, id: await asked(exportPayments, { personal: true }, XLSX) }],
    ["requests as CSV", { merchantId, id: await asked(exportRequests, { environment: "production" }, CSV) }],
    [
      "requests as XLSX",
      { merchantId, id: await asked(exportRequests, { environment: "production" }, XLSX) },
    ],
  ];
  for (const format of ["csv", "xlsx", "xml", "pdf-full"] as const) {
    const key = `reports/proof/report.${format === "pdf-full" ? "pdf" : format}`;
    wished.push([
      `report as ${format}`,
      { merchantId, month: "2026-11", format, personId: own.boss.id, key },
    ]);
  }
  const over: string[] = [];
  for (const [what, task] of wished) {
    const { seconds, before, most } = await inItsOwn(task);
    const holds = seconds <= MOST_SECONDS && most < MOST_MEGABYTES;
    if (!holds) over.push(`${what}: ${seconds} s, ${most} MB`);
    record({
      ...{ test: "T17", what: `${what}, in a process of its own`, seed: null, count: ROWS, holds },
      found: `${seconds.toFixed(1)} s, at the most ${Math.round(most)} MB (${Math.round(before)} MB before the first row)`,
      goal: `≤ ${MOST_SECONDS} s, < ${MOST_MEGABYTES} MB`,
    });
  }
  const made = await db.sql("select state, rows::int from exports where merchant_id = $1", [merchantId]);
  expect(made).toEqual(made.map(() => ({ state: "ready", rows: ROWS })));
  expect(made).toHaveLength(4);
  // Rows that do not come to the payout's sums would have stopped the files; here is what stands in one of them.
  const csv = await readFile(join(own.folder, "reports/proof/report.csv"), "utf8");
  expect(csv.split("\nTransactionInfo,").length - 1).toBeGreaterThanOrEqual(REPORT_ROWS);
  expect(over).toEqual([]);
});
