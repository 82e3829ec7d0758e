import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unknownPrefilled } from "@/lib/access/prefilled-companies";
import { shiftClock } from "@/lib/clock";
import { listPrefilled } from "@/lib/payments-api/prefilled-orders";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { discardOrder } from "./discard-order";
import { followOrder } from "./follow-order";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { saveOrder } from "./save-order";
import { takePrefilled } from "./take-prefilled";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let organisation: string;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
  organisation = String(Math.floor(Math.random() * 1e9)).padStart(9, "0");
  await db.sql("update merchants set organisation_number = $2 where id = $1", [merchant.id, organisation]);
});

afterEach(() => shiftClock(0));

const PREFILLED = {
  market: "NO",
  product: "point_of_sale",
  name: "Kiosk",
  partner: "Nordkasse",
  pricePackage: { name: "Counter", description: "1.75 %" },
  answers: { sells: "Coffee, buns and beans by the kilo", location: "Torget 1, 5014 Bergen", msn: "654321" },
};

/** A partner fills an order in, and the worker hears of it. */
async function prefilled(own: object = {}): Promise<string> {
  const body = JSON.stringify({ ...PREFILLED, organisation, ...own });
  const url = "http://sandbox.test/_control/prefilled-orders";
  const answer = await platform.sandbox().handle(new Request(url, { method: "POST", body }));
  expect(answer.status).toBe(201);
  const { prefilledOrderId: id } = (await answer.json()) as { prefilledOrderId: string }; // safe: the sandbox's own answer
  await take(id);
  return id;
}

const take = (id: string) => takePrefilled.call(systemCaller(merchant, "order:follow"), { id });
const follow = (id: string) => followOrder.call(systemCaller(merchant, "order:follow"), { id });
const form = (id: string, own: object = {}) => ({
  ...{ id, intent: randomUUID(), product: "point_of_sale" as const, name: "Kiosk on the square", send: true },
  answers: {
    ...PREFILLED.answers,
    turnover: "1 200 000",
    account: "9999 00 00014",
    partner: "Somebody Else",
  },
  ...own,
});

describe("an order that a partner filled in", () => {
  test("waits as a draft for an administrator, once, and for nobody else", async () => {
    const id = await prefilled();
    expect(await take(id)).toEqual({ ok: true, value: { taken: false } });
    expect(await listOrders.call(boss, { environment: "production" })).toMatchObject({
      value: [{ id, state: "draft", prefilledBy: "Nordkasse" }],
    });
    expect(await getOrder.call(boss, { id })).toMatchObject({
      value: {
        answers: { sells: PREFILLED.answers.sells, partner: "Nordkasse" },
        prefilled: { partner: "Nordkasse", pricePackage: PREFILLED.pricePackage },
      },
    });
    const stranger = await createMerchant();
    const theirs = systemCaller(stranger, "order:follow");
    expect(await takePrefilled.call(theirs, { id })).toEqual({ ok: true, value: { taken: false } });
    expect(await unknownPrefilled(await listPrefilled())).toEqual([]);
  });

  test("is found by the worker for the company with that number, however it is written", async () => {
    const spaced = `${organisation.slice(0, 3)} ${organisation.slice(3)}`;
    const body = JSON.stringify({ ...PREFILLED, organisation: spaced });
    const url = "http://sandbox.test/_control/prefilled-orders";
    await platform.sandbox().handle(new Request(url, { method: "POST", body }));
    expect(await unknownPrefilled(await listPrefilled())).toMatchObject([{ merchantId: merchant.id }]);
  });

  test("may be changed, but for its partner and its price package, and goes its way", async () => {
    const id = await prefilled();
    expect(await saveOrder.call(boss, form(id))).toMatchObject({ ok: true });
    await follow(id);
    const desk = platform.sandbox().context.orders;
    expect(await desk.find(id)).toMatchObject({
      name: "Kiosk on the square",
      answers: { partner: "Nordkasse", pricePackage: "Counter" },
    });
    expect((await desk.prefilled()).map(({ status }) => status)).toEqual(["ORDER_SUBMITTED"]);
    await desk.move(id, "processing", "");
    await desk.move(id, "approved", "");
    expect(await follow(id)).toMatchObject({ value: { state: "approved" } });
    expect((await desk.prefilled()).map(({ status }) => status)).toEqual(["COMPLETED"]);
    const [unit] = await db.sql(
      "select partner from sales_units where merchant_id = $1 and name like 'Kiosk%'",
      [merchant.id],
    );
    expect(unit).toEqual({ partner: "Nordkasse" });
  });

  test("can be submitted for 14 days", async () => {
    const id = await prefilled();
    shiftClock(14 * 86_400_000 + 60_000);
    expect(await saveOrder.call(boss, form(id))).toMatchObject({
      ok: false,
      error: { code: "prefill_over" },
    });
    expect(await listOrders.call(boss, { environment: "production" })).toMatchObject({
      value: [{ state: "draft", prefilledBy: null }],
    });
    platform.sandbox().clock.advance(14 * 86_400_000 + 60_000);
    expect(await listPrefilled()).toEqual([]);
    expect((await platform.sandbox().context.orders.prefilled()).map(({ status }) => status)).toEqual([
      "EXPIRED",
    ]);
  });

  test("does not come again when it was thrown away", async () => {
    const id = await prefilled();
    expect(await discardOrder.call(boss, { id })).toMatchObject({ ok: true });
    expect(await unknownPrefilled(await listPrefilled())).toEqual([]);
    expect(await getOrder.call(boss, { id })).toMatchObject({ value: { state: "stopped" } });
  });

  test.each([
    ["no partner", { partner: " " }],
    ["a product that nobody fills in", { product: "vm_number" }],
    ["a name of 31 characters", { name: "x".repeat(31) }],
    ["an unknown field", { price: 1 }],
  ])("with %s is refused at the platform", async (_name, own) => {
    const body = JSON.stringify({ ...PREFILLED, organisation, ...own });
    const url = "http://sandbox.test/_control/prefilled-orders";
    const answer = await platform.sandbox().handle(new Request(url, { method: "POST", body }));
    expect(answer.status).toBe(400);
    expect(await platform.sandbox().context.orders.prefilled()).toEqual([]);
  });
});
