import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient } from "../testing/merchant-client";

const MSN = "654321";
const PHONE = "4791000001";
const DAY = 86_400_000;
const EVENTS = ["created", "authorized", "captured", "terminated"].map(
  (name) => `epayments.payment.${name}.v1`,
);

let sandbox: Sandbox;
let shop: MerchantClient;
let arrived: { name: string; reference: string; at: number }[];
let answerWith: (reference: string) => number | string;

function start(): void {
  arrived = [];
  answerWith = () => 200;
  let now = Date.parse("2026-11-20T08:00:00Z");
  sandbox = createSandbox({
    rateLimits: false,
    clock: () => now++,
    sendWebhook: async ({ body }) => {
      const { name, reference } = JSON.parse(body);
      arrived.push({ name, reference, at: sandbox.clock.now() });
      return answerWith(reference);
    },
  });
  shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
}

beforeEach(start);
afterEach(() => sandbox.stop());

function register(url = "http://127.0.0.1:9/hook", events = EVENTS) {
  return shop.send("POST", "/webhooks/v1/webhooks", { body: { url, events } });
}

async function reserve(reference: string): Promise<void> {
  await shop.create(reference, 1000);
  await sandbox.customers.approve({ msn: MSN, reference }, { phone: PHONE });
}

const names = (reference: string) =>
  arrived.filter((one) => one.reference === reference).map(({ name }) => name);

describe("delivery", () => {
  it("tells a payment's events in their order, each once", async () => {
    await register();
    await reserve("order-0001");
    await shop.capture("order-0001", 400);
    await shop.capture("order-0001", 600);
    await sandbox.catchUp();
    expect(names("order-0001")).toEqual(["CREATED", "AUTHORIZED", "CAPTURED", "CAPTURED"]);
  });

  it("holds back later events of a payment whose first did not arrive, and not those of others", async () => {
    await register();
    answerWith = (reference) => (reference === "order-0002" ? 500 : 200);
    await reserve("order-0002");
    await reserve("order-0003");
    await sandbox.catchUp();
    expect(names("order-0002")).toEqual(["CREATED"]);
    expect(names("order-0003")).toEqual(["CREATED", "AUTHORIZED"]);
    answerWith = () => 204;
    sandbox.clock.advance(3000);
    await sandbox.catchUp();
    expect(names("order-0002")).toEqual(["CREATED", "CREATED", "AUTHORIZED"]);
  });

  it("gives up after a week and drops a listener that is dead for two", async () => {
    await register();
    answerWith = () => "connect ECONNREFUSED";
    await shop.create("order-0004", 1000);
    await sandbox.catchUp();
    for (let days = 0; days < 9; days += 1) {
      sandbox.clock.advance(DAY);
      await sandbox.catchUp();
    }
    const { deliveries } = await (
      await sandbox.handle(new Request("http://sandbox/_control/deliveries"))
    ).json();
    expect(deliveries[0]).toMatchObject({
      eventType: EVENTS[0],
      state: "given-up",
      lastResult: "connect ECONNREFUSED",
    });
    expect(await sandbox.context.store.registrations(MSN)).toHaveLength(1);
    sandbox.clock.advance(6 * DAY);
    await sandbox.catchUp();
    expect(await sandbox.context.store.registrations(MSN)).toHaveLength(0);
  });

  it("sends nothing more to a listener that was deleted", async () => {
    const { body } = await register();
    expect((await shop.send("DELETE", `/webhooks/v1/webhooks/${body["id"]}`)).status).toBe(204);
    await shop.create("order-0005", 1000);
    await sandbox.catchUp();
    expect(arrived).toEqual([]);
    expect((await shop.send("DELETE", `/webhooks/v1/webhooks/${body["id"]}`)).status).toBe(400);
  });
});

describe("registration", () => {
  it("shows the secret once", async () => {
    const { body } = await register();
    expect(String(body["secret"])).toHaveLength(36);
    const listed = await shop.send("GET", "/webhooks/v1/webhooks");
    expect(listed.body).toEqual({
      webhooks: [{ id: body["id"], url: "http://127.0.0.1:9/hook", events: EVENTS }],
    });
  });

  it("allows 25 for one event of a sales unit", async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 26; turn += 1)
      statuses.push((await register(undefined, EVENTS.slice(0, 1))).status);
    expect(statuses).toEqual([...Array(25).fill(201), 400]);
    expect((await register(undefined, EVENTS.slice(1, 2))).status).toBe(201);
  });

  it.each([
    ["no address", { events: EVENTS }, "url"],
    ["a relative address", { url: "/hook", events: EVENTS }, "url"],
    ["an unknown event", { url: "https://shop.example.test/hook", events: ["payment.paid"] }, "events.0"],
    ["an unknown field", { url: "https://shop.example.test/hook", events: EVENTS, secret: "mine" }, "secret"],
  ])("refuses %s and names the field", async (_what, body, field) => {
    const refused = await shop.send("POST", "/webhooks/v1/webhooks", { body });
    expect(refused.status).toBe(400);
    expect(refused.body["extraDetails"]).toMatchObject([{ name: field }]);
  });
});

it("posts over HTTP within a second, signed with the secret and the registered address", async () => {
  const received: { request: IncomingMessage; body: string }[] = [];
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push({ request, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo; // safe: a TCP server that listens has an address with a port
  const real = createSandbox();
  const merchant = new MerchantClient(real.handle, demoUnit(MSN));
  const url = `http://127.0.0.1:${port}/hook?tenant=42`;
  const { body } = await merchant.send("POST", "/webhooks/v1/webhooks", { body: { url, events: EVENTS } });
  const before = performance.now();
  await merchant.create("order-0006", 1000);
  await real.catchUp();
  expect(performance.now() - before).toBeLessThan(1000);
  const [one] = received;
  const headers: IncomingHttpHeaders = one?.request.headers ?? {};
  const text = `POST\n/hook?tenant=42\n${headers["x-ms-date"]};127.0.0.1:${port};${headers["x-ms-content-sha256"]}`;
  const signature = createHmac("sha256", String(body["secret"])).update(text).digest("base64");
  expect(headers.host).toBe(`127.0.0.1:${port}`);
  expect(headers.authorization).toMatch(new RegExp(`Signature=${signature.replace(/[+/]/g, "\\$&")}$`));
  expect(JSON.parse(one?.body ?? "")).toMatchObject({
    msn: MSN,
    reference: "order-0006",
    name: "CREATED",
    success: true,
  });
  await real.stop();
  listener.close();
});
