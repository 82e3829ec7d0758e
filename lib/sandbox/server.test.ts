import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "./server";
import { codeOf, demoUnit, MerchantClient, sums } from "./testing/merchant-client";

const PHONE = "4791000001";
const MSN = "654321";
const DAY = 86_400_000;
let sandbox: Sandbox;
let shop: MerchantClient;

beforeEach(() => {
  sandbox = createSandbox();
  shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
});

async function reserve(reference: string, value: number, client = shop): Promise<void> {
  expect((await client.create(reference, value)).status).toBe(201);
  const at = { msn: client.unit.msn, reference };
  expect(await sandbox.customers.approve(at, { phone: PHONE })).toMatchObject({ outcome: "approved" });
}

describe("a payment's life", () => {
  it("goes from a redirect to captures and a refund", async () => {
    const created = await shop.create("order-0001", 10_000);
    expect(created.body["redirectUrl"]).toMatch(/^http:\/\/127\.0\.0\.1:3001\/landing\?token=/);
    expect((await shop.get("order-0001")).body["state"]).toBe("CREATED");
    await sandbox.customers.approve({ msn: MSN, reference: "order-0001" }, { phone: PHONE });
    const captured = await shop.capture("order-0001", 4_000);
    expect(captured.status).toBe(200);
    expect(sums(captured)).toEqual({ authorized: 10_000, captured: 4_000, refunded: 0, cancelled: 0 });
    await shop.refund("order-0001", 1_500);
    await shop.cancel("order-0001");
    const read = await shop.get("order-0001");
    expect(read.body["state"]).toBe("AUTHORIZED");
    expect(sums(read)).toEqual({ authorized: 10_000, captured: 4_000, refunded: 1_500, cancelled: 6_000 });
    const events = await shop.events("order-0001");
    expect(events.map(({ name }) => name)).toEqual([
      "CREATED",
      "AUTHORIZED",
      "CAPTURED",
      "REFUNDED",
      "CANCELLED",
    ]);
  });

  it("gives each event its own psp reference and answers with the creation's", async () => {
    await reserve("order-0002", 500);
    const captured = await shop.capture("order-0002", 500);
    const events = await shop.events("order-0002");
    expect(new Set(events.map(({ pspReference }) => pspReference)).size).toBe(3);
    expect(captured.body["pspReference"]).toBe(events[0]?.["pspReference"]);
  });

  it("takes the money at once on a direct-capture unit", async () => {
    const till = new MerchantClient(sandbox.handle, demoUnit("654323"));
    await reserve("order-0003", 700, till);
    expect(sums(await till.get("order-0003"))).toMatchObject({ authorized: 700, captured: 700 });
    expect((await till.events("order-0003")).map(({ name }) => name)).toEqual([
      "CREATED",
      "AUTHORIZED",
      "CAPTURED",
    ]);
  });

  it("expires after ten minutes unless somebody acts", async () => {
    await shop.create("order-0004", 500);
    sandbox.clock.advance(10 * 60_000);
    expect((await shop.get("order-0004")).body["state"]).toBe("EXPIRED");
  });

  it("releases what was not captured at the deadline of the market", async () => {
    await reserve("order-0005", 500);
    await shop.capture("order-0005", 100);
    sandbox.clock.advance(180 * DAY);
    const late = new MerchantClient(sandbox.handle, demoUnit(MSN));
    expect(codeOf(await late.capture("order-0005", 100))).toBe("6100");
    expect(sums(await late.get("order-0005"))).toMatchObject({ captured: 100, cancelled: 400 });
  });
});

describe("repeated requests", () => {
  it("replays the first answer and moves the money once", async () => {
    await reserve("order-0006", 900);
    const first = await shop.capture("order-0006", 300, "key-1");
    const again = await shop.capture("order-0006", 300, "key-1");
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(sums(await shop.get("order-0006"))).toMatchObject({ captured: 300 });
  });

  it.each([
    ["capture", "4010"],
    ["refund", "4150"],
  ] as const)("refuses the key of a %s with another body", async (operation, code) => {
    await reserve("order-0007", 900);
    await shop.capture("order-0007", 500);
    await shop[operation]("order-0007", 100, "key-2");
    const other = await shop[operation]("order-0007", 200, "key-2");
    expect([other.status, codeOf(other)]).toEqual([409, code]);
  });

  it("keeps a refusal for its key even when the reason is gone", async () => {
    await shop.create("order-0008", 900);
    expect(codeOf(await shop.capture("order-0008", 900, "key-3"))).toBe("6080");
    await sandbox.customers.approve({ msn: MSN, reference: "order-0008" }, { phone: PHONE });
    expect(codeOf(await shop.capture("order-0008", 900, "key-3"))).toBe("6080");
    expect((await shop.capture("order-0008", 900, "key-4")).status).toBe(200);
  });
});

describe("limits", () => {
  it("lets five captures a minute through and tells how long to wait", async () => {
    await reserve("order-0009", 900);
    for (let turn = 0; turn < 5; turn += 1) await shop.capture("order-0009", 100);
    const sixth = await shop.capture("order-0009", 100);
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(50);
    sandbox.clock.advance(60_000);
    expect((await shop.capture("order-0009", 100)).status).toBe(200);
  });
});
