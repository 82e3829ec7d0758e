import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unitsToCheck } from "@/lib/access/waiting-work";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { addressPrefix } from "@/lib/webhooks/webhook-address";
import { discardOrder } from "./discard-order";
import { followOrder } from "./follow-order";
import { getCatalogue } from "./get-catalogue";
import { getOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { restartOrder } from "./restart-order";
import { saveOrder } from "./save-order";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
});

const ANSWERS = {
  sells: "Coffee, buns and beans by the kilo",
  turnover: "1 200 000",
  account: "9999 00 00014",
  location: "Torget 1, 5014 Bergen",
  partner: "Nordkasse",
};

const order = (id: string, send: boolean, over: object = {}) => ({
  ...{ id, intent: randomUUID(), product: "point_of_sale" as const, name: "Kiosk", answers: ANSWERS, send },
  ...over,
});

const follow = (id: string) => followOrder.call(systemCaller(merchant, "order:follow"), { id });
const desk = () => platform.sandbox().context.orders;
const unitsOf = () =>
  db.sql(
    "select msn, name, kind, settlement_account, location from sales_units where merchant_id = $1 and name = 'Kiosk'",
    [merchant.id],
  );

async function submitted(): Promise<string> {
  const id = randomUUID();
  expect(await saveOrder.call(boss, order(id, true))).toMatchObject({ ok: true });
  expect(await follow(id)).toMatchObject({ value: { state: "submitted" } });
  return id;
}

describe("from a draft to a unit", () => {
  test("through all states, with a question on the way", async () => {
    const id = randomUUID();
    expect(await saveOrder.call(boss, order(id, false, { answers: { sells: "Coffee" } }))).toMatchObject({
      ok: true,
    });
    expect(await listOrders.call(boss, { environment: "production" })).toMatchObject({
      value: [{ id, state: "draft" }],
    });
    await follow(id);
    expect(await desk().find(id)).toBeUndefined();
    expect(await saveOrder.call(boss, order(id, true))).toMatchObject({
      value: { to: `/m/${merchant.slug}/orders/${id}` },
    });
    await follow(id);
    await desk().move(id, "processing", "");
    await desk().move(id, "awaiting_customer", "Which floor?");
    expect(await follow(id)).toMatchObject({ value: { state: "awaiting_customer" } });
    const asked = await getOrder.call(boss, { id });
    expect(asked).toMatchObject({
      value: { state: "awaiting_customer", answers: { account: "99990000014" } },
    });
    expect(asked.ok && asked.value.steps.map(({ state, note }) => [state, note])).toEqual([
      ["submitted", ""],
      ["processing", ""],
      ["awaiting_customer", "Which floor?"],
    ]);
    const answer = { answers: { ...ANSWERS, location: "Torget 1, first floor" }, reply: "The first." };
    expect(await saveOrder.call(boss, order(id, true, answer))).toMatchObject({ ok: true });
    expect(await follow(id)).toMatchObject({ value: { state: "processing" } });
    expect(await desk().find(id)).toMatchObject({ answers: { location: "Torget 1, first floor" } });
    await desk().move(id, "approved", "");
    await Promise.all([follow(id), follow(id)]);
    const [unit, ...others] = await unitsOf();
    expect(others).toEqual([]);
    expect(unit).toMatchObject({
      ...{ kind: "in_person", settlement_account: "99990000014", location: "Torget 1, first floor" },
    });
    const msn = String(unit?.["msn"]);
    expect(await unitsToCheck(addressPrefix())).toContainEqual({ merchantId: merchant.id, msn });
    expect(await platform.requested(msn)).toMatch(/^test-/);
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("a refused one says why, makes no unit and can be started again from the same answers", async () => {
    const id = await submitted();
    await desk().move(id, "stopped", "We know no such street.");
    expect(await follow(id)).toMatchObject({ value: { state: "stopped", msn: null } });
    expect(await unitsOf()).toEqual([]);
    const again = { id: randomUUID(), from: id };
    for (let time = 0; time < 2; time += 1)
      expect(await restartOrder.call(boss, again)).toMatchObject({
        value: { to: expect.stringContaining(again.id) },
      });
    expect(await getOrder.call(boss, { id: again.id })).toMatchObject({
      value: { state: "draft", name: "Kiosk", answers: { location: ANSWERS.location } },
    });
    expect(await restartOrder.call(boss, { id: randomUUID(), from: again.id })).toMatchObject({
      error: { code: "order_moved_on" },
    });
  });

  test("tells the other administrators by bell", async () => {
    const other = await createAdministrator(merchant);
    const id = await submitted();
    await desk().move(id, "processing", "");
    await follow(id);
    await follow(id);
    const told = (who: PersonCaller) =>
      db.sql(
        "select kind, values ->> 'state' as state from notifications where user_id = $1 order by created_at",
        [who.id],
      );
    const processing = { kind: "productOrderMoved", state: "processing" };
    expect(await told(boss)).toEqual([processing]);
    expect(await told(other)).toEqual([{ ...processing, state: "submitted" }, processing]);
  });
});

describe("at the same moment", () => {
  test("two people submit the same draft: it is sent once, and the other is told", async () => {
    const other = await createAdministrator(merchant);
    const id = randomUUID();
    await saveOrder.call(boss, order(id, false));
    const answers = await Promise.all([
      saveOrder.call(boss, order(id, true)),
      saveOrder.call(other, order(id, true, { name: "Kiosk of another" })),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, error: { code: "order_moved_on" } });
    await Promise.all([follow(id), follow(id)]);
    expect(await desk().list(10)).toHaveLength(1);
  });

  test("a second press of the same button is the same order", async () => {
    const one = order(randomUUID(), true);
    const answers = await Promise.all([saveOrder.call(boss, one), saveOrder.call(boss, one)]);
    answers.push(await saveOrder.call(boss, one));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(2);
    const rows = await db.sql("select steps from product_orders where id = $1", [one.id]);
    expect(rows).toMatchObject([{ steps: { length: 1 } }]);
  });

  test("nobody corrects, throws away or sends again what is on its way", async () => {
    const id = await submitted();
    const late = { ok: false, error: { code: "order_moved_on" } };
    expect(await saveOrder.call(boss, order(id, false))).toEqual(late);
    expect(await saveOrder.call(boss, order(id, true))).toEqual(late);
    expect(await discardOrder.call(boss, { id })).toEqual(late);
  });

  test("the platform stops the order while the company answers: the refusal stands", async () => {
    const id = await submitted();
    await desk().move(id, "processing", "");
    await desk().move(id, "awaiting_customer", "Which floor?");
    await follow(id);
    await desk().move(id, "stopped", "Too late.");
    await saveOrder.call(boss, order(id, true, { reply: "The first." }));
    expect(await follow(id)).toMatchObject({ value: { state: "stopped" } });
  });
});

describe("who and what not", () => {
  test("only who may order", async () => {
    const id = await submitted();
    for (const role of ["sales_unit_manager", "assistant", "accountant"] as const) {
      const someone = await createPerson(merchant, [{ role, extras: ["developer"], unit: "all" }]);
      const no = { error: { code: "forbidden", permission: "unit:order" } };
      expect(await saveOrder.call(someone, order(randomUUID(), false))).toMatchObject(no);
      expect(await discardOrder.call(someone, { id })).toMatchObject(no);
      expect(await restartOrder.call(someone, { id: randomUUID(), from: id })).toMatchObject(no);
      expect(await getOrder.call(someone, { id })).toMatchObject(no);
      expect(await getCatalogue.call(someone, {})).toMatchObject(no);
    }
    expect(await followOrder.call(boss, { id })).toMatchObject({ error: { code: "forbidden" } });
  });

  test("another company's order isn't there", async () => {
    const id = await submitted();
    const stranger = await createAdministrator(await createMerchant());
    const gone = { error: { code: "order_not_found" } };
    expect(await getOrder.call(stranger, { id })).toMatchObject(gone);
    expect(await restartOrder.call(stranger, { id: randomUUID(), from: id })).toMatchObject(gone);
    expect(await discardOrder.call(stranger, { id })).toMatchObject({ ok: false });
  });

  test.each([
    [{ answers: { ...ANSWERS, account: "12345" } }, "account_form"],
    [{ answers: { ...ANSWERS, location: "" } }, "location_missing"],
    [{ name: "x".repeat(31) }, "name_too_long"],
    [{ answers: { sells: "a\0b" } }, "invalid_input"],
  ])("an order with %j is not sent", async (over, code) => {
    const id = randomUUID();
    expect(await saveOrder.call(boss, order(id, true, over))).toMatchObject({ error: { code } });
    expect(await getOrder.call(boss, { id })).toMatchObject({ error: { code: "order_not_found" } });
  });

  test("the catalogue knows the partners of the country", async () => {
    const catalogue = await getCatalogue.call(boss, {});
    expect(catalogue.ok && catalogue.value.partners.map(({ name }) => name)).toContain("Nordkasse");
    expect(catalogue.ok && catalogue.value.partners.map(({ name }) => name)).not.toContain("Kahvikassa");
  });
});
