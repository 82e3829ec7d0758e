import { createHash, randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { codeOf, demoUnit, MerchantClient, sums } from "../testing/merchant-client";
import { useSandboxDatabase } from "../testing/use-sandbox-database";
import { openPgStore } from "./pg-store";

const PHONE = "4791000001";
const MSN = "654321";
const database = useSandboxDatabase();
const open: Sandbox[] = [];

async function start(sent: string[] = []): Promise<{ sandbox: Sandbox; shop: MerchantClient }> {
  const sandbox = createSandbox({
    store: await openPgStore(database.url()),
    rateLimits: false,
    sendWebhook: async ({ body }) => {
      sent.push(JSON.parse(body).name);
      return 200;
    },
  });
  open.push(sandbox);
  await sandbox.ready;
  return { sandbox, shop: new MerchantClient(sandbox.handle, demoUnit(MSN)) };
}

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.stop();
});

async function reserve(sandbox: Sandbox, shop: MerchantClient, value: number): Promise<string> {
  const reference = `order-${randomUUID()}`;
  await shop.create(reference, value);
  await sandbox.customers.approve({ msn: MSN, reference }, { phone: PHONE });
  return reference;
}

it("never takes more than was reserved, however many ask at once", async () => {
  const { sandbox, shop } = await start();
  const reference = await reserve(sandbox, shop, 1000);
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.capture(reference, 300)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(codeOf))).toEqual(new Set(["6090"]));
  expect(sums(await shop.get(reference))).toMatchObject({ captured: 900 });
});

it("does one thing per key, however many ask at once", async () => {
  const { sandbox, shop } = await start();
  const [one, two] = [await reserve(sandbox, shop, 1000), await reserve(sandbox, shop, 1000)];
  const same = await Promise.all(Array.from({ length: 8 }, () => shop.capture(one, 300, "same-key")));
  expect(same.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(sums(await shop.get(one))).toMatchObject({ captured: 300 });
  const both = await Promise.all([
    shop.capture(one, 100, "key-of-two"),
    shop.capture(two, 100, "key-of-two"),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it("knows payments, keys, tokens, the calendar and waiting webhooks after a restart", async () => {
  const before = await start();
  await before.sandbox.handle(
    new Request("http://sandbox/_control/clock", { method: "POST", body: JSON.stringify({ advance: 3660 }) }),
  );
  const reference = await reserve(before.sandbox, before.shop, 500);
  const captured = await before.shop.capture(reference, 200, "before-restart");
  await before.sandbox.stop();

  const after = await start();
  expect(after.sandbox.clock.offset).toBe(3660_000);
  const sameToken = new MerchantClient(
    after.sandbox.handle,
    demoUnit(MSN),
    "http://sandbox.test",
    before.shop.token,
  );
  expect((await sameToken.capture(reference, 200, "before-restart")).body).toEqual(captured.body);
  expect(sums(await sameToken.get(reference))).toMatchObject({ captured: 200 });
  const listed = after.sandbox.context.requests.list({ text: reference, limit: 10 });
  expect(listed.map(({ operation }) => operation)).toEqual(["get", "capture", "capture", "create"]);
});

it("delivers what waited while it was stopped, in order", async () => {
  const { sandbox, shop } = await start();
  await shop.send("POST", "/webhooks/v1/webhooks", {
    body: {
      url: "http://127.0.0.1:9/hook",
      events: ["created", "authorized", "captured"].map((name) => `epayments.payment.${name}.v1`),
    },
  });
  await sandbox.context.dispatcher.stop();
  const reference = await reserve(sandbox, shop, 500);
  await shop.capture(reference, 500);
  const sent: string[] = [];
  const after = await start(sent);
  await after.sandbox.catchUp();
  expect(sent).toEqual(["CREATED", "AUTHORIZED", "CAPTURED"]);
});

it("takes a thousand payments in one bulk request and expires what is due", async () => {
  const { sandbox, shop } = await start();
  const now = sandbox.clock.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const payments = Array.from({ length: 1000 }, (_, index) => ({
    ...{ msn: MSN, reference: `bulk-pg-${index}`, amount: 1000 + index, phone: PHONE, createdAt: at(-5) },
    events: index % 2 === 0 ? [{ action: "approve", at: at(-4) }] : [],
  }));
  const order = { method: "POST", body: JSON.stringify({ payments, webhooks: false }) };
  const answer = await sandbox.handle(new Request("http://sandbox/_control/bulk", order));
  expect([answer.status, await answer.json()]).toEqual([201, { added: 1000, skipped: [] }]);
  sandbox.clock.advance(6 * 60_000);
  await sandbox.catchUp();
  expect((await sandbox.context.store.payment({ msn: MSN, reference: "bulk-pg-1" }))?.state).toBe("EXPIRED");
  expect((await shop.get("bulk-pg-2")).body["state"]).toBe("AUTHORIZED");
});

it("answers 423 while another operation holds the payment, and goes on afterwards", async () => {
  const { sandbox, shop } = await start();
  const reference = await reserve(sandbox, shop, 1000);
  const other = new Client({ connectionString: database.url() });
  await other.connect();
  const name = createHash("sha256").update(`${MSN}/${reference}`).digest().readBigInt64BE(0);
  await other.query(`begin; select pg_advisory_xact_lock(${name})`);
  const locked = await shop.capture(reference, 300, "held-key");
  await other.query("rollback").finally(() => other.end());
  expect(locked.status).toBe(423);
  expect((await shop.capture(reference, 300, "held-key")).status).toBe(200);
});

it.each([
  ["NUL", "a\u0000b"],
  ["half a character", "a\ud83db"],
])("refuses %s in a body or an address, and keeps emoji and a written-out escape", async (_what, text) => {
  const { shop } = await start();
  const describe = (paymentDescription: string) =>
    shop.create(`order-${randomUUID()}`, 500, { paymentDescription, metadata: { note: paymentDescription } });
  expect((await describe(text)).status).toBe(400);
  expect((await describe("coffee ☕ \\u0000")).status).toBe(201);
  const address = new Request("http://sandbox/landing?token=%00");
  expect((await shop.handle(address)).status).toBe(400);
});
