import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { money } from "@/lib/domain/money";
import { demoKeys } from "@/lib/sandbox/demo-units";
import { createSandbox } from "@/lib/sandbox/server";
import type { ApiKeys } from "./api-keys";
import { callPlatform } from "./call-platform";
import { replaceTransport } from "./client";
import {
  amountBody,
  cancelBody,
  getEvents,
  getPayment,
  type ModificationKind,
  modifyPayment,
} from "./payments";
import { deleteWebhook, listWebhooks, PAYMENT_EVENTS, registerWebhook } from "./webhooks";

/*
 * What the portal expects of the platform, asked of the sandbox at each run, and of the platform's own test environment where
 * PAYMENTS_BASE_URL=https://apitest.vipps.no and these are set: CONTRACT_MSN, CONTRACT_CLIENT_ID, CONTRACT_CLIENT_SECRET,
 * CONTRACT_SUBSCRIPTION_KEY, CONTRACT_PHONE (a test user who approved a payment by hand before). Where the two differ, the
 * sandbox is wrong.
 */
const given = {
  msn: process.env["CONTRACT_MSN"],
  clientId: process.env["CONTRACT_CLIENT_ID"],
  clientSecret: process.env["CONTRACT_CLIENT_SECRET"],
  subscriptionKey: process.env["CONTRACT_SUBSCRIPTION_KEY"],
};
const parsed = z.object({
  msn: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptionKey: z.string(),
});
const real = parsed.safeParse(given);
const TEST_UNIT = "754321";
const keys: ApiKeys = real.success ? real.data : { msn: TEST_UNIT, ...demoKeys(TEST_UNIT) };
const phone = process.env["CONTRACT_PHONE"] ?? "4791000001";

beforeAll(() => {
  if (real.success) return;
  const sandbox = createSandbox();
  replaceTransport((request) => sandbox.handle(request));
});
afterAll(() => replaceTransport());

const nok = (minor: number) => money(minor, "NOK");

async function create(): Promise<string> {
  const reference = `contract-${randomUUID()}`;
  const body = JSON.stringify({
    amount: { currency: "NOK", value: 1_000 },
    paymentMethod: { type: "WALLET" },
    reference,
    userFlow: "WEB_REDIRECT",
    returnUrl: "https://shop.example.test/thanks",
    paymentDescription: "Contract test",
  });
  const made = z.object({ reference: z.literal(reference), redirectUrl: z.url() });
  const idempotencyKey = randomUUID();
  const call = { method: "POST", path: "/epayment/v1/payments", body, idempotencyKey, answer: made } as const;
  expect(await callPlatform(keys, call)).toMatchObject({ kind: "done" });
  return reference;
}

async function approve(reference: string): Promise<void> {
  const path = `/epayment/v1/test/payments/${reference}/approve`;
  const body = JSON.stringify({ customer: { phoneNumber: phone } });
  const idempotencyKey = randomUUID();
  const call = { method: "POST", path, body, idempotencyKey, answer: z.unknown() } as const;
  expect(await callPlatform(keys, call)).toMatchObject({ kind: "done" });
}

const ask = (kind: ModificationKind, reference: string, body: string, key: string = randomUUID()) =>
  modifyPayment(keys, { kind, reference, body, key, currency: "NOK" });

async function sums(reference: string) {
  const answer = await getPayment(keys, reference);
  if (answer.kind !== "done") throw new Error(`the payment could not be read: ${answer.kind}`);
  const { authorized, captured, refunded, cancelled } = answer.value.aggregate;
  return [authorized.minor, captured.minor, refunded.minor, cancelled.minor];
}

describe("a payment's life", { timeout: 60_000 }, () => {
  test("capture in part, cancel of the rest, refund in part, each under its key in the log", async () => {
    const reference = await create();
    expect(await sums(reference)).toEqual([0, 0, 0, 0]);
    await approve(reference);
    const captureKey = randomUUID();
    expect(await ask("capture", reference, amountBody(nok(600)), captureKey)).toMatchObject({
      kind: "done",
      value: { reference, state: "AUTHORIZED", aggregate: { captured: nok(600), authorized: nok(1_000) } },
    });
    expect(await ask("cancel", reference, cancelBody(false))).toMatchObject({
      kind: "done",
      value: { aggregate: { cancelled: nok(400) } },
    });
    const refundKey = randomUUID();
    expect(await ask("refund", reference, amountBody(nok(250)), refundKey)).toMatchObject({ kind: "done" });
    expect(await sums(reference)).toEqual([1_000, 600, 250, 400]);
    const events = await getEvents(keys, reference);
    if (events.kind !== "done") throw new Error("no log");
    expect(events.value.map(({ name }) => name)).toEqual([
      "CREATED",
      "AUTHORIZED",
      "CAPTURED",
      "CANCELLED",
      "REFUNDED",
    ]);
    const keyOf = (name: string) => events.value.find((event) => event.name === name)?.idempotencyKey;
    expect([keyOf("CAPTURED"), keyOf("REFUNDED")]).toEqual([captureKey, refundKey]);
    expect(new Set(events.value.map(({ pspReference }) => pspReference)).size).toBe(5);
  });

  test("withdrawing before the approval ends it, and is refused afterwards when only that was asked", async () => {
    const waiting = await create();
    expect(await ask("cancel", waiting, cancelBody(true))).toMatchObject({
      kind: "done",
      value: { state: "TERMINATED" },
    });
    const approved = await create();
    await approve(approved);
    expect(await ask("cancel", approved, cancelBody(true))).toMatchObject({ kind: "refused", code: "6060" });
    expect(await sums(approved)).toEqual([1_000, 0, 0, 0]);
  });
});

describe("idempotency", { timeout: 60_000 }, () => {
  test("the same key and body again is the same answer and one effect; another body is a conflict", async () => {
    const reference = await create();
    await approve(reference);
    const key = randomUUID();
    const first = await ask("capture", reference, amountBody(nok(300)), key);
    expect(await ask("capture", reference, amountBody(nok(300)), key)).toEqual(first);
    expect(await ask("capture", reference, amountBody(nok(301)), key)).toMatchObject({
      kind: "refused",
      status: 409,
    });
    expect(await sums(reference)).toEqual([1_000, 300, 0, 0]);
  });

  test("a refusal stays a refusal under its key", async () => {
    const reference = await create();
    const key = randomUUID();
    const early = await ask("capture", reference, amountBody(nok(300)), key);
    expect(early).toMatchObject({ kind: "refused", status: 400, code: "6080" });
    await approve(reference);
    expect(await ask("capture", reference, amountBody(nok(300)), key)).toEqual(early);
    expect(await sums(reference)).toEqual([1_000, 0, 0, 0]);
  });
});

describe("refusals", { timeout: 60_000 }, () => {
  test("carry the platform's codes", async () => {
    const reference = await create();
    await approve(reference);
    const refused = (code: string) => ({ kind: "refused", status: 400, code });
    expect(await ask("capture", reference, amountBody(nok(1_001)))).toMatchObject(refused("6090"));
    expect(await ask("refund", reference, amountBody(nok(1)))).toMatchObject({
      kind: "refused",
      status: 400,
    });
    expect(await getPayment(keys, `missing-${randomUUID()}`)).toMatchObject({ kind: "refused", status: 404 });
  });

  test("keys that are none are not accepted, and nothing is done", async () => {
    const wrong = { ...keys, clientId: randomUUID(), clientSecret: "wrong" };
    expect(await getPayment(wrong, "some-reference")).toEqual({ kind: "not_sent", why: "keys_refused" });
  });
});

test("webhooks are registered with a secret, listed without it, and deleted", {
  timeout: 30_000,
}, async () => {
  const url = `https://shop.example.test/hooks/${randomUUID()}`;
  const made = await registerWebhook(keys, url);
  if (made.kind !== "done") throw new Error(`not registered: ${made.kind}`);
  expect(made.value.secret.length).toBeGreaterThan(10);
  const find = async () => {
    const listed = await listWebhooks(keys);
    return listed.kind === "done" ? listed.value.find(({ id }) => id === made.value.id) : undefined;
  };
  const listed = await find();
  expect(listed?.url).toBe(url);
  expect(listed?.events.toSorted()).toEqual(PAYMENT_EVENTS.toSorted());
  expect(await deleteWebhook(keys, made.value.id)).toMatchObject({ kind: "done" });
  expect(await find()).toBeUndefined();
});
