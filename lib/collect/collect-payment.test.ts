import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Caller, PersonCaller } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { money } from "@/lib/domain/money";
import { receiptOfOne } from "@/lib/domain/receipt";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { type CollectInput, referenceOf } from "./collect-input";
import { collectPayment } from "./collect-payment";
import { resolveCreation } from "./resolve-creation";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;

/** Stands for what a feature does with it. */
const collect = defineUseCase({
  permission: "payment-request:send",
  input: z.custom<CollectInput>(),
  run: collectPayment,
});

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant, { longLiving: true });
});

const wanted = (own: Partial<CollectInput> = {}): CollectInput => ({
  msn,
  source: { kind: "request", id: randomUUID() },
  amount: money(12_500, "NOK"),
  flow: "PUSH_MESSAGE",
  phone: "4791000001",
  description: "Two bags of coffee",
  idempotencyKey: randomUUID(),
  ...own,
});

const creationOf = async ({ idempotencyKey }: CollectInput) =>
  (await db.sql("select * from payment_creations where id = $1", [idempotencyKey]))[0] ?? {};

/** How many payments the platform made with this key, and how many requests for one it got. */
async function made(input: CollectInput): Promise<{ payments: number; asked: number }> {
  const reference = referenceOf(input.source.kind, input.idempotencyKey);
  const payments = await platform.effects(input.msn, reference, input.idempotencyKey).catch(() => 0);
  return { payments, asked: platform.requests().filter((one) => one === "POST payments").length };
}

/** The worker's turn, as though so many seconds had passed since the sending. */
async function workerLooks(input: CollectInput, seconds = 120) {
  const shift = `make_interval(secs => ${seconds})`;
  await db.sql(
    `update payment_creations set next_at = next_at - ${shift}, lease_until = lease_until - ${shift},
      first_sent_at = first_sent_at - ${shift}, last_sent_at = last_sent_at - ${shift} where id = $1`,
    [input.idempotencyKey],
  );
  return resolveCreation.call(systemCaller(merchant, "payment:create"), { creationId: input.idempotencyKey });
}

describe("a payment that is collected", () => {
  test("is there once, with its row, its customer and its audit entries", async () => {
    const input = wanted();
    const result = await collect.call(boss, input);
    expect(result).toMatchObject({ ok: true, value: { outcome: "created" } });
    const { payment_id: id } = await creationOf(input);
    expect(await paymentIn(db, String(id))).toMatchObject({
      status: "requested",
      channel: "push",
      amount_minor: 12_500,
      customer_phone: "4791000001",
      description: "Two bags of coffee",
      msn,
    });
    expect((await actionsIn(db, String(id))).map(({ action }) => action)).toEqual(["payment.create.done"]);
    expect(await chainIsWhole(merchant)).toBe(true);
    expect(await made(input)).toEqual({ payments: 1, asked: 1 });
  });

  test("of a redirect tells where the customer goes", async () => {
    const input = wanted({
      flow: "WEB_REDIRECT",
      returnUrl: "https://shop.example.com/thanks",
      source: { kind: "link", id: randomUUID() },
    });
    expect(await collect.call(boss, input)).toMatchObject({
      value: { outcome: "created", redirectUrl: expect.stringContaining("token=") },
    });
    const { payment_id: id } = await creationOf(input);
    expect(await paymentIn(db, String(id))).toMatchObject({ channel: "link" });
  });

  test("may wait for weeks when its receipt goes with it", async () => {
    const expiresAt = new Date(Date.now() + 14 * 86_400_000);
    const receipt = receiptOfOne("Coffee", money(12_500, "NOK"), 2500);
    const input = wanted({ expiresAt, receipt });
    expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "created" } });
    expect(JSON.parse(String((await creationOf(input))["body"]))).toMatchObject({
      receipt: {
        orderLines: [{ totalAmount: 12_500, totalTaxAmount: 2_500, totalAmountExcludingTax: 10_000 }],
      },
    });
    expect(await collect.call(boss, wanted({ expiresAt }))).toMatchObject({
      error: { code: "receipt_missing" },
    });
  });

  test("keeps its channel and its customer where the webhook came first", async () => {
    const input = wanted();
    const reference = referenceOf("request", input.idempotencyKey);
    platform.order("/payments", "apply_then_drop");
    await collect.call(boss, input);
    const { id } = await importPayment(db, merchant, msn, reference);
    expect(await paymentIn(db, id)).toMatchObject({ channel: "online", description: null });
    await workerLooks(input);
    expect(await paymentIn(db, id)).toMatchObject({ channel: "push", description: "Two bags of coffee" });
  });
});

describe("the same key", () => {
  test("twice, with the answer in between or both at once, is one payment", async () => {
    const input = wanted();
    const first = await collect.call(boss, input);
    expect(await collect.call(boss, input)).toEqual(first);
    const racing = wanted();
    const both = await Promise.all([collect.call(boss, racing), collect.call(boss, racing)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect((await made(racing)).payments).toBe(1);
    expect((await made(input)).asked).toBe(2);
  });

  test("never stands for something else", async () => {
    const input = wanted();
    await collect.call(boss, input);
    const changed = [
      { amount: money(12_501, "NOK") },
      { phone: "4791000002" },
      { source: { kind: "request", id: randomUUID() } as const },
      { msn: merchant.units[1] ?? "" },
    ];
    for (const change of changed)
      expect(await collect.call(boss, { ...input, ...change })).toEqual({
        ok: false,
        error: { code: "key_reused" },
      });
    expect((await made(input)).asked).toBe(1);
  });
});

describe("is refused, with nothing sent", () => {
  test.each([
    ["amount_not_positive", { amount: money(0, "NOK") }],
    ["amount_not_positive", { amount: money(-100, "NOK") }],
    ["amount_below_least", { amount: money(99, "NOK") }],
    ["amount_above_most", { amount: money(65_000_001, "NOK") }],
    ["currency_of_other_unit", { amount: money(1_000, "DKK") }],
    ["currency_not_collected", { amount: money(1_000, "SEK") }],
    ["description_length", { description: "ab" }],
    ["description_card_number", { description: "Card 4111 1111 1111 1111" }],
    [
      "expiry_too_soon",
      { expiresAt: new Date(Date.now() - 60_000), receipt: receiptOfOne("x", money(12_500, "NOK"), 0) },
    ],
    [
      "expiry_too_late",
      {
        expiresAt: new Date(Date.now() + 61 * 86_400_000),
        receipt: receiptOfOne("x", money(12_500, "NOK"), 0),
      },
    ],
    ["receipt_sum_differs", { receipt: receiptOfOne("x", money(12_499, "NOK"), 0) }],
  ])("%s", async (code, own) => {
    expect(await collect.call(boss, wanted(own))).toMatchObject({ ok: false, error: { code } });
    expect(platform.requests()).toEqual([]);
  });

  test("for a number or without one, by who may not, at another unit, of another company", async () => {
    const { phone: _none, ...nobody } = wanted();
    expect(await collect.call(boss, nobody)).toMatchObject({ error: { code: "phone_missing" } });
    const elsewhere = await createPerson(merchant, [
      { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
    ]);
    const stranger = await createAdministrator(await createMerchant());
    const reader = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    const callers: [Caller, string][] = [
      [elsewhere, "unit_not_found"],
      [stranger, "unit_not_found"],
      [reader, "forbidden"],
    ];
    for (const [caller, code] of callers)
      expect(await collect.call(caller, wanted())).toMatchObject({ ok: false, error: { code } });
    expect(platform.requests()).toEqual([]);
  });

  test("by the platform, in words of ours, and without a payment", async () => {
    const input = wanted({ phone: "4791230000" });
    expect(await collect.call(boss, input)).toEqual({ ok: false, error: { code: "customer_cannot_pay" } });
    expect(await collect.call(boss, input)).toEqual({ ok: false, error: { code: "customer_cannot_pay" } });
    expect(await creationOf(input)).toMatchObject({ state: "failed", payment_id: null });
    expect((await made(input)).asked).toBe(1);
  });
});

describe("an answer that got lost", () => {
  test("after the payment was made: the worker finds it and makes no second one", async () => {
    const input = wanted();
    platform.order("/payments", "apply_then_drop");
    expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
    expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
    expect(await workerLooks(input)).toMatchObject({ value: { state: "succeeded" } });
    expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "created" } });
    expect(await made(input)).toEqual({ payments: 1, asked: 1 });
  });

  test("of a redirect: asking again under the same key tells where the customer goes", async () => {
    const input = wanted({ flow: "WEB_REDIRECT", returnUrl: "https://shop.example.com/" });
    platform.order("/payments", "apply_then_drop");
    await collect.call(boss, input);
    await workerLooks(input);
    expect(await collect.call(boss, input)).toMatchObject({ value: { redirectUrl: expect.any(String) } });
    expect((await made(input)).payments).toBe(1);
  });

  test("before it was made: asked for again with the same key, until the customer's time is over", async () => {
    const input = wanted();
    platform.order("/payments", "drop_before_apply");
    expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
    expect(await workerLooks(input, 40)).toMatchObject({ value: { state: "unknown" } });
    expect(await workerLooks(input, 90)).toMatchObject({ value: { state: "succeeded" } });
    expect(await made(input)).toEqual({ payments: 1, asked: 2 });

    const late = wanted();
    platform.order("/payments", "drop_before_apply");
    await collect.call(boss, late);
    expect(await workerLooks(late, 700)).toMatchObject({ value: { state: "failed" } });
    expect(await collect.call(boss, late)).toEqual({ ok: false, error: { code: "never_arrived" } });
    expect((await made(late)).payments).toBe(0);
  });

  test("for a restart in between: what was recorded and never answered is taken up", async () => {
    const input = wanted();
    platform.order("/payments", new Response("{}", { status: 500 }));
    await collect.call(boss, input);
    await db.sql("update payment_creations set state = 'sent' where id = $1", [input.idempotencyKey]);
    expect(await workerLooks(input)).toMatchObject({ value: { state: "succeeded" } });
    expect((await made(input)).payments).toBe(1);
  });

  // A platform that could not be read when five minutes had passed left the customer's request open for ten more.
  test("is looked for again within a minute where the platform could not be read", async () => {
    const input = wanted();
    platform.order("/payments", "drop_before_apply");
    await collect.call(boss, input);
    const reference = referenceOf(input.source.kind, input.idempotencyKey);
    for (let retry = 0; retry < 5; retry += 1) platform.order(reference, "drop_before_apply");
    expect(await workerLooks(input, 320)).toMatchObject({ value: { state: "unknown" } });
    const { next_at: nextAt } = await creationOf(input);
    expect(new Date(String(nextAt)).getTime() - Date.now()).toBeLessThan(61_000);
  });

  test("two workers at once take it up once", async () => {
    const input = wanted();
    platform.order("/payments", "drop_before_apply");
    await collect.call(boss, input);
    await db.sql(`update payment_creations set next_at = now() - interval '1 hour', lease_until = null,
      last_sent_at = last_sent_at - interval '5 minutes'`);
    const worker = systemCaller(merchant, "payment:create");
    const states = await Promise.all(
      [1, 2, 3].map(() => resolveCreation.call(worker, { creationId: input.idempotencyKey })),
    );
    expect(
      states.filter(({ ok, ...rest }) => ok && JSON.stringify(rest).includes("left_alone")),
    ).toHaveLength(2);
    expect(await made(input)).toEqual({ payments: 1, asked: 2 });
  });
});

test("a platform that has too much to do is asked again after the time that it names", async () => {
  const input = wanted();
  platform.order("/payments", new Response("{}", { status: 429, headers: { "retry-after": "40" } }));
  expect(await collect.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
  const { state, next_at: nextAt } = await creationOf(input);
  expect(state).toBe("pending");
  expect(new Date(String(nextAt)).getTime() - Date.now()).toBeGreaterThan(35_000);
  expect(await workerLooks(input, 60)).toMatchObject({ value: { state: "succeeded" } });
  expect((await made(input)).payments).toBe(1);
});
