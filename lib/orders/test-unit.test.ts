import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openOrders } from "@/lib/access/waiting-work";
import { TEST_UNIT_MS } from "@/lib/sandbox/orders/order";
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
import { addTestUnit } from "./add-test-unit";
import { followOrder } from "./follow-order";
import { listOrders } from "./list-orders";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;

beforeEach(async () => {
  merchant = await createMerchant();
});

const wish = (id = randomUUID(), name = "Kiosk on trial") => ({
  ...{ id, name, partner: "Nordkasse", skipLandingPage: true, recurring: false, directCapture: true },
});

const follow = (id: string) => followOrder.call(systemCaller(merchant, "order:follow"), { id });
const unitsOf = () =>
  db.sql(
    "select msn, name, environment, capture_type, partner from sales_units where merchant_id = $1 and environment = 'test'",
    [merchant.id],
  );

describe("a test unit", () => {
  test("is on its way until the platform has made it, then it works with keys of its own", async () => {
    const boss = await createAdministrator(merchant);
    const { id, ...rest } = wish();
    expect(await addTestUnit.call(boss, { id, ...rest })).toMatchObject({ ok: true });
    expect(await openOrders(1_000)).toContainEqual({ merchantId: merchant.id, id });
    expect(await follow(id)).toMatchObject({ value: { state: "submitted", msn: null } });
    const list = () => listOrders.call(boss, { environment: "test" });
    expect(await list()).toMatchObject({ value: [{ name: rest.name, state: "submitted" }] });
    expect(await listOrders.call(boss, { environment: "production" })).toMatchObject({ value: [] });

    platform.sandbox().clock.advance(TEST_UNIT_MS);
    const done = await follow(id);
    if (!done.ok || !done.value.msn) throw new Error("the unit did not come");
    expect(await unitsOf()).toEqual([
      {
        ...{ msn: done.value.msn, name: rest.name, environment: "test" },
        ...{ capture_type: "direct", partner: "Nordkasse" },
      },
    ]);
    expect(platform.sandbox().context.units.byMsn(done.value.msn)?.environment).toBe("test");
    const kept = await db.sql("select name, ciphertext from secrets where merchant_id = $1", [merchant.id]);
    expect(kept).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toContain(
      platform.sandbox().context.units.byMsn(done.value.msn)?.keys.clientSecret,
    );
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("comes once: sent twice, heard of twice, seen by two workers", async () => {
    const boss = await createAdministrator(merchant);
    const order = wish();
    await Promise.all([addTestUnit.call(boss, order), addTestUnit.call(boss, order)]);
    await Promise.all([follow(order.id), follow(order.id)]);
    platform.sandbox().clock.advance(TEST_UNIT_MS);
    await Promise.all([follow(order.id), follow(order.id), follow(order.id)]);
    await follow(order.id);
    expect(await unitsOf()).toHaveLength(1);
    expect(platform.sandbox().context.units.all()).toHaveLength(1);
    const told = await db.sql("select 1 from notifications where merchant_id = $1", [merchant.id]);
    expect(told).toHaveLength(1);
  });

  test("waits while the platform is away, and comes after a lost answer", async () => {
    const boss = await createAdministrator(merchant);
    const order = wish();
    await addTestUnit.call(boss, order);
    platform.order(order.id, "drop_before_apply");
    expect(await follow(order.id)).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    platform.order("/orders", "apply_then_drop", "POST");
    expect(await follow(order.id)).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    platform.sandbox().clock.advance(TEST_UNIT_MS);
    expect(await follow(order.id)).toMatchObject({ value: { state: "approved" } });
  });

  test.each([
    ["", "unit_name_missing"],
    ["x".repeat(31), "name_too_long"],
    ["Ki‎osk", "name_signs"],
  ])("is not called %j", async (name, code) => {
    const boss = await createAdministrator(merchant);
    expect(await addTestUnit.call(boss, wish(randomUUID(), name))).toMatchObject({ error: { code } });
  });

  test("is an administrator's to order", async () => {
    for (const role of ["sales_unit_manager", "assistant", "accountant"] as const) {
      const someone = await createPerson(merchant, [{ role, extras: ["developer"], unit: "all" }]);
      expect(await addTestUnit.call(someone, wish()), role).toMatchObject({ error: { code: "forbidden" } });
    }
    const stranger = await createAdministrator(await createMerchant());
    const order = wish();
    await addTestUnit.call(await createAdministrator(merchant), order);
    expect(await listOrders.call(stranger, { environment: "test" })).toMatchObject({ value: [] });
  });
});
