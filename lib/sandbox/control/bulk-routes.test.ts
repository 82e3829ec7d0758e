import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient, sums } from "../testing/merchant-client";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const DAY = 86_400_000;
let sandbox: Sandbox;
let shop: MerchantClient;
let told: string[];

beforeEach(() => {
  told = [];
  const sendWebhook = async ({ body }: { body: string }) => told.push(JSON.parse(body).name) && 200;
  sandbox = createSandbox({ clock: () => NOW, sendWebhook });
  shop = new MerchantClient(sandbox.handle, demoUnit("654321"));
});

const daysAgo = (days: number, minutes = 0) => new Date(NOW - days * DAY + minutes * 60_000).toISOString();
const step = (action: string, days: number, minutes: number, more = {}) => ({
  action,
  at: daysAgo(days, minutes),
  ...more,
});

const payment = (reference: string, days: number, events: object[], more = {}) => ({
  ...{
    msn: "654321",
    reference,
    amount: 10_000,
    phone: "4791000011",
    createdAt: daysAgo(days),
    events,
    ...more,
  },
});

async function send(payments: object[], webhooks = false) {
  const body = JSON.stringify({ payments, webhooks });
  const response = await sandbox.handle(new Request("http://s/_control/bulk", { method: "POST", body }));
  return { status: response.status, body: await response.json() };
}

describe("payments in bulk", () => {
  it("reaches every state with the events and sums that single requests would give", async () => {
    const approve = step("approve", 9, 2);
    const sent = await send([
      payment("bulk-reserved", 9, [approve]),
      payment("bulk-captured", 9, [approve, step("capture", 8, 0, { amount: 6000, idempotencyKey: "k-1" })]),
      payment("bulk-cancelled", 9, [approve, step("capture", 8, 0, { amount: 100 }), step("cancel", 7, 0)]),
      payment("bulk-refunded", 9, [approve, step("capture", 8, 0), step("refund", 7, 0, { amount: 2500 })]),
      payment("bulk-aborted", 9, [step("abort", 9, 1)]),
      payment("bulk-ended", 9, [step("terminate", 9, 1)]),
      payment("bulk-expired", 9, [], { userFlow: "PUSH_MESSAGE" }),
    ]);
    expect(sent).toEqual({ status: 201, body: { added: 7, skipped: [] } });
    const show = async (reference: string) => {
      const answer = await shop.get(reference);
      const { captured, cancelled, refunded } = sums(answer);
      return [answer.body["state"], captured, cancelled, refunded];
    };
    expect(await show("bulk-reserved")).toEqual(["AUTHORIZED", 0, 0, 0]);
    expect(await show("bulk-captured")).toEqual(["AUTHORIZED", 6000, 0, 0]);
    expect(await show("bulk-cancelled")).toEqual(["AUTHORIZED", 100, 9900, 0]);
    expect(await show("bulk-refunded")).toEqual(["AUTHORIZED", 10_000, 0, 2500]);
    expect(await show("bulk-aborted")).toEqual(["ABORTED", 0, 0, 0]);
    expect(await show("bulk-ended")).toEqual(["TERMINATED", 0, 10_000, 0]);
    expect(await show("bulk-expired")).toEqual(["EXPIRED", 0, 0, 0]);
    const events = await shop.events("bulk-captured");
    expect(events.map(({ name, timestamp }) => [name, timestamp])).toEqual([
      ["CREATED", daysAgo(9)],
      ["AUTHORIZED", daysAgo(9, 2)],
      ["CAPTURED", daysAgo(8)],
    ]);
    expect(events[2]).toMatchObject({ idempotencyKey: "k-1", amount: { currency: "NOK", value: 6000 } });
  });

  it("gives the same payment the same references in every sandbox, and adds it once", async () => {
    const order = [payment("bulk-0001", 1, [step("approve", 1, 1)])];
    await send(order);
    expect((await send(order)).body).toEqual({ added: 0, skipped: ["bulk-0001"] });
    const first = await shop.events("bulk-0001");
    sandbox = createSandbox({ clock: () => NOW });
    await send(order);
    expect(await new MerchantClient(sandbox.handle, demoUnit("654321")).events("bulk-0001")).toEqual(first);
  });

  it("tells listeners only when asked to", async () => {
    const body = {
      url: "http://127.0.0.1:9/h",
      events: ["epayments.payment.created.v1", "epayments.payment.authorized.v1"],
    };
    await shop.send("POST", "/webhooks/v1/webhooks", { body });
    await send([payment("bulk-quiet", 1, [step("approve", 1, 1)])]);
    await send([payment("bulk-loud1", 1, [step("approve", 1, 1)])], true);
    await sandbox.catchUp();
    expect(told).toEqual(["CREATED", "AUTHORIZED"]);
  });

  it.each([
    [
      "a capture above the reservation",
      [step("approve", 9, 1), step("capture", 9, 2, { amount: 10_001 })],
      { refused: "6090" },
    ],
    ["an approval after the ten minutes", [step("approve", 9, 11)], { refused: "10010" }],
    [
      "times that run backwards",
      [step("approve", 9, 2), step("capture", 9, 1)],
      { wrong: expect.stringContaining("grow") },
    ],
    ["times to come", [step("approve", -1, 0)], { wrong: expect.stringContaining("past") }],
  ])("refuses all for %s and writes nothing", async (_what, events, reason) => {
    const sent = await send([payment("bulk-good1", 1, []), payment("bulk-bad01", 9, events)]);
    expect(sent).toMatchObject({ status: 422, body: { refused: [{ reference: "bulk-bad01", ...reason }] } });
    expect((await shop.get("bulk-good1")).status).toBe(404);
  });
});
