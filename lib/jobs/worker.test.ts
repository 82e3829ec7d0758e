import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { roleUrl } from "@/db/role-url";
import { type Listening, listen } from "@/lib/sandbox/listen";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { deliverEvent } from "@/lib/webhooks/deliver-event";

// The real worker as a process of its own, a platform and a portal that it reaches over HTTP.
const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let sandbox: Listening;
let portal: Server;
let workers: ChildProcess[] = [];
let approving: Promise<string> | undefined;

beforeEach(async () => {
  approving = undefined;
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
  sandbox = await listen(platform.sandbox(), { port: 0 });
  const answer = getRequestListener((request) => deliverEvent(request, request.url.split("/").pop() ?? ""), {
    overrideGlobalObjects: false,
  });
  portal = createServer((request, response) => void answer(request, response));
  portal.listen(0, "127.0.0.1");
  await once(portal, "listening");
  await db.sql(
    "do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$",
  );
});

afterEach(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  workers = [];
  portal.close();
  await sandbox.close();
});

async function startWorker(): Promise<ChildProcess> {
  const address = portal.address();
  if (typeof address !== "object" || !address) throw new Error("the portal does not listen");
  const worker = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/jobs/serve.ts"],
    {
      env: {
        ...process.env,
        DATABASE_URL: roleUrl(db.url(), "portal_worker", inject("cluster").secretsKey),
        PAYMENTS_BASE_URL: `http://127.0.0.1:${sandbox.port}`,
        PORTAL_PUBLIC_URL: `http://127.0.0.1:${address.port}`,
        LOG_LEVEL: "error",
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  workers.push(worker);
  await once(worker, "message");
  return worker;
}

async function until<T>(what: () => Promise<T | undefined>, withinMs: number): Promise<T> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`did not happen within ${withinMs} ms`);
}

const registered = async () =>
  (await db.sql("select id from webhook_registrations where msn = $1 and platform_id is not null", [msn]))[0];
const arrived = async (reference: string) =>
  (
    await db.sql("select id, version from payments where reference = $1 and status = 'reserved'", [reference])
  )[0];

// A test machine may be busy with something else for once; three seconds are promised all the same.
test("a payment shows up by itself, and a lost answer is found", { timeout: 60_000, retry: 2 }, async () => {
  await startWorker();
  await until(registered, 20_000);
  const before = Date.now();
  const row = await until(async () => arrived(await approvedOnce()), 3_000);
  expect(Date.now() - before).toBeLessThan(3_000);

  const key = randomUUID();
  platform.order("/capture", "apply_then_drop");
  const paymentId = String(row["id"]);
  const boss = await createAdministrator(merchant);
  const asked = { paymentId, seenVersion: Number(row["version"]), idempotencyKey: key, amountMinor: 2_500 };
  expect(await capturePayment.call(boss, asked)).toMatchObject({ value: { outcome: "unknown" } });
  await until(async () => (await operationIn(db, key))?.["state"] === "succeeded" || undefined, 15_000);
  expect(await paymentIn(db, paymentId)).toMatchObject({ captured_minor: 2_500, capture_reserved_minor: 0 });
  expect(await platform.effects(msn, await approvedOnce(), key)).toBe(1);
});

/** One payment per test, however often it is asked for. */
function approvedOnce(): Promise<string> {
  approving ??= platform.approved(msn);
  return approving;
}

test("two workers beside each other register once and settle once", { timeout: 60_000 }, async () => {
  await Promise.all([startWorker(), startWorker()]);
  await until(registered, 20_000);
  await until(async () => arrived(await approvedOnce()), 20_000);
  const rows = await db.sql("select id from payments where msn = $1", [msn]);
  expect(rows).toHaveLength(1);
  const standing = await db.sql(
    "select id from webhook_registrations where msn = $1 and platform_id is not null and removed_at is null",
    [msn],
  );
  expect(standing).toHaveLength(1);
});

test.each([
  ["is told to stop", (worker: ChildProcess) => worker.kill("SIGTERM")],
  ["loses its launcher", (worker: ChildProcess) => worker.disconnect()],
])("a worker that %s ends by itself", { timeout: 30_000 }, async (_name, end) => {
  const worker = await startWorker();
  const gone = once(worker, "exit");
  end(worker);
  expect(await gone).toEqual([0, null]);
});
