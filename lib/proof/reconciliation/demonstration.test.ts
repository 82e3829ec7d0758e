import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DEMO_COMPANIES } from "@/db/demo/companies";
import { seedGettingPaid } from "@/db/demo/getting-paid/seed-getting-paid";
import { importPayments } from "@/db/demo/import-payments";
import { demoPayments, orderPayments } from "@/db/demo/order-payments";
import { listPeople, listUnits } from "@/db/demo/sandbox-lists";
import { seedCompanies } from "@/db/demo/seed-companies";
import { now, shiftClock } from "@/lib/clock";
import { jobCaller } from "@/lib/jobs/job-caller";
import { settleUnit } from "@/lib/jobs/settle-unit";
import { replaceTransport } from "@/lib/payments-api/client";
import { reconcileUnit } from "@/lib/reconciliation/reconcile-unit";
import { createSandbox, type Sandbox } from "@/lib/sandbox/server";
import { useTestDatabase } from "@/lib/testing/test-db";
import { record, seedOf } from "../record";

// What anybody sees who starts the portal for the first time: everything that the platform tells is true, so nothing may be called a break.

const SEED = seedOf(20_261_121);
const PLATFORM = "http://sandbox.test";
const NIGHTS = [0, 1, 2, 40];
const DAY_MS = 86_400_000;
const db = useTestDatabase();
const places: { merchantId: string; msn: string; reference: string }[] = [];
const units: { merchantId: string; msn: string }[] = [];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = createSandbox({ rateLimits: false });
  replaceTransport((request) => sandbox.handle(request));
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => sandbox.handle(new Request(url, init)));
  const people = await listPeople(PLATFORM);
  const merchantIds = await seedCompanies(people, await listUnits(PLATFORM));
  await seedGettingPaid(PLATFORM, people);
  const payments = demoPayments(people, now().getTime(), SEED);
  await orderPayments(PLATFORM, payments);
  for (const { slug, units: own } of DEMO_COMPANIES)
    for (const { msn, environment } of own) {
      const merchantId = merchantIds.get(slug) ?? "";
      const ofUnit = payments.filter((one) => one.msn === msn);
      places.push(...ofUnit.map(({ reference }) => ({ merchantId, msn, reference })));
      if (environment === "production") units.push({ merchantId, msn });
    }
  await importPayments(places);
});

afterAll(async () => {
  shiftClock(0);
  replaceTransport();
  vi.unstubAllGlobals();
  await sandbox.stop();
});

it("shows no break in the demonstration's books, on its first day, the next nights or weeks later", async () => {
  const told: string[] = [];
  const start = now().getTime();
  for (const night of NIGHTS) {
    const at = start + night * DAY_MS;
    if (night > 0) {
      const order = { method: "POST", body: JSON.stringify({ set: new Date(at).toISOString() }) };
      await sandbox.handle(new Request(`${PLATFORM}/_control/clock`, order));
      shiftClock(at - Date.now());
    }
    for (const { merchantId, msn } of units) {
      const settled = await settleUnit(merchantId, msn);
      expect(settled).toMatchObject({ ok: true });
      const caller = jobCaller(merchantId, "reconcile-unit", "settlement:sync");
      expect(await reconcileUnit.call(caller, { msn })).toMatchObject({ ok: true });
    }
    const rows = await db.sql(
      "select kind, msn, subject, expected_minor, found_minor from breaks where state in ('open', 'reopened')",
    );
    told.push(...rows.map((row) => `night ${night}: ${Object.values(row).join(" ")}`));
  }
  const [counted] = await db.sql(
    `select (select count(*) from ledger_entries where topic = 'funds')::int as lines,
       (select count(*) from settlements)::int as settlements`,
  );
  const { lines, settlements } = counted ?? {};
  const found = `${told.length} breaks in ${NIGHTS.length} nights, ${lines} lines and ${settlements} settlements`;
  const proof = { test: "T17", what: "the demonstration's books", seed: SEED, count: places.length };
  record({ ...proof, found, goal: "no break", holds: told.length === 0 });
  expect(Number(lines)).toBeGreaterThan(3_000);
  expect(told).toEqual([]);
  // It would have been told: one payment that says less than the platform's ledger.
  const { merchantId, msn } = units[0] ?? { merchantId: "", msn: "" };
  await db.sql(
    `update payments set captured_minor = captured_minor - 1, synced_at = $2 where id in (
       select id from payments where msn = $1 and status = 'captured' order by reference limit 1)`,
    [msn, now()],
  );
  await reconcileUnit.call(jobCaller(merchantId, "reconcile-unit", "settlement:sync"), { msn });
  expect(await db.sql("select kind from breaks where state = 'open'")).toEqual([{ kind: "amount_differs" }]);
});
