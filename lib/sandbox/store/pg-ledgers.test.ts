import { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { itemsOf, linesOf, ReportClient } from "../testing/report-client";
import { useSandboxDatabase } from "../testing/use-sandbox-database";
import { openPgStore } from "./pg-store";

const NOW = Date.parse("2026-11-16T10:02:11.120+01:00");
const database = useSandboxDatabase();
const open: Sandbox[] = [];

async function start(): Promise<ReportClient> {
  const store = await openPgStore(database.url());
  const sandbox = createSandbox({ store, clock: () => NOW, rateLimits: false });
  open.push(sandbox);
  await sandbox.ready;
  return new ReportClient(sandbox);
}

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.stop();
});

async function onDatabase(statement: string): Promise<void> {
  const client = new Client({ connectionString: database.url() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

it("keeps ledgers over a restart, closes each day once, and makes them again from the payments", async () => {
  const client = await start();
  const first = await client.sell(12_500);
  await client.sell(7_500);
  await client.shop.refund(first, 2_500);
  await Promise.all([client.closeDays(1), client.report("funds", "feed"), client.report("fees", "feed")]);
  const day = [
    ["capture", 12_500],
    ["capture", 7_500],
    ["refund", -2_500],
    ["fees-retained", -300],
    ["payout-scheduled", -17_200],
  ];
  expect(linesOf(await client.report("funds", "dates/2026-11-16"))).toEqual(day);
  await client.control("/ledgers/654321/abort-payout", { payoutNumber: 2_000_001 });

  const again = await start();
  await again.closeDays(3);
  const funds = await again.report("funds", "feed?columns=entryType,amount,ledgerDate");
  expect(linesOf(funds)).toEqual([...day, ["payout-aborted", 17_200], ["payout-scheduled", -17_200]]);
  expect(itemsOf(funds.body).at(-1)?.ledgerDate).toBe("2026-11-17");
  expect((await again.control("/ledgers/654321")).body).toMatchObject({
    payouts: [{ payoutNumber: 2_000_002 }, { payoutNumber: 2_000_001, state: "aborted" }],
  });
  await onDatabase(
    "truncate movements, ledger_entries, ledgers; delete from settings where name = 'movements-filled'",
  );

  const filled = await start();
  const refilled = linesOf(await filled.report("funds", "dates/2026-11-16"));
  expect(refilled.sort()).toEqual([...day].sort());
});

it("books days of planted payments, and plants more into its past", async () => {
  const client = await start();
  await client.closeDays(1);
  const plant = async (year: number) => {
    const payments = Array.from({ length: 200 }, (_, index) => {
      const at = new Date(Date.UTC(year, 0, 1 + index, 9)).toISOString();
      const events = ["approve", "capture"].map((action) => ({ action, at }));
      const reference = `planted-${year}-${index}`;
      return { msn: "764321", reference, amount: 10_000 + index, phone: "4520000111", createdAt: at, events };
    });
    expect((await client.control("/bulk", { payments, webhooks: false })).status).toBe(201);
  };
  const danish = new ReportClient(client.sandbox, "764321");
  await plant(2025);
  const before = await danish.report("fees", "dates/2025-03-01");
  await plant(2024);
  const { payouts } = (await client.control("/ledgers/764321")).body;
  expect(linesOf(await danish.report("fees", "dates/2025-03-01"))).toEqual(linesOf(before));
  expect(payouts).toHaveLength(400);
});
