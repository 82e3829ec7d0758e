import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const WALL = Date.parse("2026-11-20T08:00:00Z");
let sandbox: Sandbox;
let shop: MerchantClient;
let answers: (number | string)[];
let told: string[];

beforeEach(() => {
  answers = [];
  told = [];
  sandbox = createSandbox({
    clock: () => WALL,
    sendWebhook: async ({ body }) => {
      told.push(JSON.parse(body).name);
      return answers.shift() ?? 200;
    },
  });
  shop = new MerchantClient(sandbox.handle, demoUnit("654321"));
});

async function clock(method: string, body?: object) {
  const request = new Request("http://s/_control/clock", {
    method,
    body: body ? JSON.stringify(body) : null,
  });
  const response = await sandbox.handle(request);
  return { status: response.status, body: await response.json() };
}

const listen = () =>
  shop.send("POST", "/webhooks/v1/webhooks", {
    body: {
      url: "http://127.0.0.1:9/h",
      events: ["epayments.payment.created.v1", "epayments.payment.expired.v1"],
    },
  });

describe("the test clock", () => {
  it("moves by seconds, to an instant, and back to the wall clock", async () => {
    expect((await clock("GET")).body).toEqual({ now: "2026-11-20T08:00:00.000Z", offsetSeconds: 0 });
    expect((await clock("POST", { advance: 90 })).body).toEqual({
      now: "2026-11-20T08:01:30.000Z",
      offsetSeconds: 90,
    });
    expect((await clock("POST", { set: "2027-01-01T00:00:00Z" })).body.now).toBe("2027-01-01T00:00:00.000Z");
    expect((await clock("DELETE")).body.offsetSeconds).toBe(0);
  });

  it.each([[{}], [{ advance: "1" }], [{ set: "next week" }], [{ advance: 1, set: "2027-01-01" }]])(
    "refuses %j",
    async (body) => {
      expect((await clock("POST", body)).status).toBe(400);
    },
  );

  it("has done what became due when it answers, and listeners know", async () => {
    await listen();
    await shop.create("order-0001", 500);
    await clock("POST", { advance: 601 });
    expect(told).toEqual(["CREATED", "EXPIRED"]);
    const [, expired] = await shop.events("order-0001");
    expect(expired?.["timestamp"]).toBe("2026-11-20T08:10:00.000Z");
  });

  it("does not leave webhooks waiting in a future that was taken back", async () => {
    await listen();
    await clock("POST", { advance: 30 * 86_400 });
    answers = [500];
    await new MerchantClient(sandbox.handle, shop.unit).create("order-0002", 500);
    await sandbox.catchUp();
    await clock("DELETE");
    expect(told).toEqual(["CREATED", "CREATED"]);
  });
});
