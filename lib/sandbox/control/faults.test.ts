import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../listen";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit, MerchantClient, sums } from "../testing/merchant-client";

const MSN = "654321";
let sandbox: Sandbox;
let listening: Listening;
let shop: MerchantClient;
let order = 0;

beforeAll(async () => {
  sandbox = createSandbox({ rateLimits: false });
  listening = await listen(sandbox, { port: 0 });
});

afterAll(async () => {
  await listening.close();
  await sandbox.stop();
});

async function control(method: string, path: string, body?: unknown) {
  const request = new Request(`http://sandbox/_control/${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await (await sandbox.handle(request)).text();
  return text === "" ? undefined : JSON.parse(text);
}

let reference: string;

beforeEach(async () => {
  shop = new MerchantClient((request) => fetch(request), demoUnit(MSN), `http://127.0.0.1:${listening.port}`);
  order += 1;
  reference = `faulty-000${order}`;
  await shop.create(reference, 1000);
  await control("POST", `payments/${MSN}/${reference}/approve`);
  await control("DELETE", "requests");
});

const effects = async (key: string) => (await control("GET", `effects?key=${key}`)).effects;
const read = async () => sums(await shop.get(reference));

describe("a failure on order", () => {
  it.each([
    ["drop-before-apply", 0],
    ["apply-then-drop", 300],
  ])("%s cuts the connection", async (kind, captured) => {
    await control("POST", "faults", { kind, operation: "capture" });
    await expect(shop.capture(reference, 300, `key-${reference}`)).rejects.toThrow("fetch failed");
    expect(await read()).toMatchObject({ captured });
    const [effect] = await effects(`key-${reference}`);
    expect(effect?.amount?.value ?? 0).toBe(captured);
    expect((await shop.capture(reference, 300, `key-${reference}`)).status).toBe(200);
    expect(await read()).toMatchObject({ captured: 300 });
    expect(await effects(`key-${reference}`)).toHaveLength(1);
  });

  it.each([
    ["error-before", { status: 503 }, 503, 0],
    ["error-after", { status: 502 }, 502, 300],
    ["too-many-requests", { retryAfter: 7 }, 429, 0],
    ["locked", {}, 423, 0],
  ])("%s answers so", async (kind, more, status, captured) => {
    await control("POST", "faults", { kind, operation: "capture", ...more });
    expect((await shop.capture(reference, 300)).status).toBe(status);
    expect(await read()).toMatchObject({ captured });
  });

  it("tells when to come back only where it was asked to", async () => {
    await control("POST", "faults", { kind: "too-many-requests", retryAfter: 7 });
    await control("POST", "faults", { kind: "too-many-requests" });
    expect((await shop.get(reference)).headers.get("retry-after")).toBe("7");
    expect((await shop.get(reference)).headers.get("retry-after")).toBeNull();
  });

  it("can cut an answer in half, or make it something else, after the money moved", async () => {
    await control("POST", "faults", { kind: "truncated", operation: "capture" });
    await expect(shop.capture(reference, 100)).rejects.toThrow();
    await control("POST", "faults", { kind: "not-json", operation: "capture" });
    await expect(shop.capture(reference, 100)).rejects.toThrow();
    await control("POST", "faults", { kind: "wrong-json", operation: "capture", body: { hello: 1 } });
    expect(await shop.capture(reference, 100)).toMatchObject({ status: 200, body: { hello: 1 } });
    expect(await read()).toMatchObject({ captured: 300 });
  });

  it("can make one payment slow and leave the others alone", async () => {
    await control("POST", "faults", { kind: "slow", ms: 400, reference });
    const slow = shop.get(reference).then(() => "slow");
    expect(await Promise.race([slow, shop.get("faulty-other").then(() => "other")])).toBe("other");
    expect(await Promise.race([slow, sleep(250, "waiting")])).toBe("waiting");
    expect(await slow).toBe("slow");
  });

  it("hits as often as asked, and can be taken back", async () => {
    await control("POST", "faults", { kind: "error-before", count: 2 });
    expect([(await shop.get(reference)).status, (await control("GET", "faults")).faults[0].count]).toEqual([
      500, 1,
    ]);
    await control("DELETE", "faults");
    expect((await shop.get(reference)).status).toBe(200);
  });
});

it("writes down what came in, without secrets", async () => {
  await shop.capture(reference, 300, "key-to-find");
  await new MerchantClient(shop.handle, shop.unit, `http://127.0.0.1:${listening.port}`).get(reference);
  const { requests } = await control("GET", "requests?text=key-to-find");
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: "POST",
    msn: MSN,
    key: "key-to-find",
    status: 200,
    operation: "capture",
  });
  expect(JSON.parse(requests[0].requestBody)).toMatchObject({ modificationAmount: { value: 300 } });
  const all = JSON.stringify(await control("GET", "requests"));
  const { clientId, clientSecret, subscriptionKey } = shop.unit.keys;
  for (const secret of [clientId, clientSecret, subscriptionKey, shop.token ?? "?"])
    expect(all).not.toContain(secret);
});
