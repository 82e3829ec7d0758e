import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unitsToCheck } from "@/lib/access/waiting-work";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { type Connection, listConnections } from "./list-connections";
import { registerWebhooks } from "./register-webhooks";
import { replaceWebhook } from "./replace-webhook";
import { addressPrefix } from "./webhook-address";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let developer: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
  developer = await createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit: msn }]);
});

/** What the worker does for the unit where it finds something to do; undefined where it finds nothing. */
async function work() {
  const due = (await unitsToCheck(addressPrefix())).some((unit) => unit.msn === msn);
  return due ? registerWebhooks.call(systemCaller(merchant, "webhook:register"), { msn }) : undefined;
}

async function seen(who = developer): Promise<Connection | undefined> {
  const listed = await listConnections.call(who, { environment: "production" });
  return listed.ok ? listed.value.find((one) => one.msn === msn) : undefined;
}

const later = (seconds: number) =>
  db.sql("update unit_connections set checked_at = checked_at - make_interval(secs => $1) where msn = $2", [
    seconds,
    msn,
  ]);

async function registerOthers(count: number) {
  for (let number = 0; number < count; number += 1) {
    const body = { url: `https://shop.example.test/${number}`, events: ["epayments.payment.created.v1"] };
    await platform.shop(msn).send("POST", "/webhooks/v1/webhooks", { body });
  }
}

async function idAtPlatform(): Promise<unknown> {
  const { body } = await platform.shop(msn).send("GET", "/webhooks/v1/webhooks");
  const listed = body["webhooks"] as { id: string; url: string }[]; // safe: the sandbox's own list
  return listed.find(({ url }) => url.startsWith(addressPrefix()))?.id;
}

describe("keeping a registration alive", () => {
  test("the first look registers, and says how many of the allowed registrations are used", async () => {
    await registerOthers(3);
    expect(await seen()).toMatchObject({ state: "waiting", registrations: null, lastDelivery: null });
    expect(await work()).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await seen()).toMatchObject({ state: "registered", registrations: 4, since: expect.any(Date) });
    expect(await work()).toBeUndefined();
  });

  test("a unit without keys, or out of service, waits for nothing", async () => {
    await db.sql("update sales_units set status = 'inactive' where msn = $1", [msn]);
    expect([await seen(), await work()]).toEqual([undefined, undefined]);
    await db.sql("update sales_units set status = 'active' where msn = $1", [msn]);
    await db.sql("delete from secrets where merchant_id = $1", [merchant.id]);
    expect([await seen(), await work()]).toEqual([undefined, undefined]);
  });

  test("one that is gone at the platform is seen within ten minutes and made anew", async () => {
    await work();
    const id = await idAtPlatform();
    await platform.shop(msn).send("DELETE", `/webhooks/v1/webhooks/${id}`);
    await later(601);
    expect(await work()).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await idAtPlatform()).not.toBe(id);
  });

  test("one whose secret is lost is replaced", async () => {
    await work();
    const id = await idAtPlatform();
    await db.sql("delete from secrets where merchant_id = $1 and owner like 'webhook:%'", [merchant.id]);
    await later(601);
    expect(await work()).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await idAtPlatform()).not.toBe(id);
    expect(await seen()).toMatchObject({ state: "registered", registrations: 1 });
  });

  test("where all 25 are taken, it says so, tries again, and takes the first that is free", async () => {
    await registerOthers(25);
    expect(await work()).toEqual({ ok: false, error: { code: "registrations_full" } });
    expect(await seen()).toMatchObject({ state: "registrations_full", registrations: 25 });
    const { body } = await platform.shop(msn).send("GET", "/webhooks/v1/webhooks");
    const [first] = body["webhooks"] as { id: string }[]; // safe: the sandbox's own list
    await platform.shop(msn).send("DELETE", `/webhooks/v1/webhooks/${first?.id}`);
    await later(61);
    expect(await work()).toMatchObject({ ok: true });
    expect(await seen()).toMatchObject({ state: "registered", registrations: 25 });
  });

  test("ours is replaced also where no room is left for a second one", async () => {
    await work();
    await registerOthers(24);
    const id = await idAtPlatform();
    await replaceWebhook.call(developer, { msn });
    expect(await work()).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await idAtPlatform()).not.toBe(id);
    expect(await seen()).toMatchObject({ state: "registered", registrations: 25 });
  });
});

describe("asking for another one", () => {
  test("the worker makes it, once, and nobody is told that events were missing", async () => {
    await work();
    const id = await idAtPlatform();
    expect(await replaceWebhook.call(developer, { msn })).toEqual({ ok: true, value: { msn } });
    expect(await seen()).toMatchObject({ state: "waiting" });
    expect(await work()).toMatchObject({ ok: true, value: { fresh: true } });
    expect(await idAtPlatform()).not.toBe(id);
    expect(await seen()).toMatchObject({ state: "registered", registrations: 1 });
    expect(await work()).toBeUndefined();
    expect(await db.sql("select 1 from notifications where merchant_id = $1", [merchant.id])).toEqual([]);
    const [asked] = await db.sql("select actor_kind from audit_log where action = $1 and msn = $2", [
      "webhook.replacement_asked",
      msn,
    ]);
    expect(asked).toEqual({ actor_kind: "person" });
  });

  test("is for developers of that unit alone", async () => {
    const other = merchant.units[1] ?? "";
    expect(await replaceWebhook.call(developer, { msn: other })).toEqual({
      ok: false,
      error: { code: "unit_not_found" },
    });
    const manager = await createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: "all" }]);
    expect(await replaceWebhook.call(manager, { msn })).toMatchObject({ error: { code: "forbidden" } });
    expect(await listConnections.call(manager, { environment: "production" })).toMatchObject({ ok: false });
    const listed = await listConnections.call(developer, { environment: "production" });
    expect(listed.ok && listed.value.map((one) => one.msn)).toEqual([msn]);
  });
});

describe("keys that stop working", () => {
  test("are seen by the next look; who may mend it is told once, and the state goes when they work", async () => {
    await work();
    const { context } = platform.sandbox();
    const unit = context.units.byMsn(msn);
    if (!unit) throw new Error("the platform has no such unit");
    await context.units.save({ ...unit, keys: { ...unit.keys, subscriptionKey: "0".repeat(32) } });
    for (const _ of [1, 2]) {
      await later(601);
      expect(await work()).toEqual({ ok: false, error: { code: "keys_refused" } });
    }
    expect(await seen()).toMatchObject({ state: "keys_refused", since: expect.any(Date) });
    const told = await db.sql("select user_id, kind from notifications where merchant_id = $1", [
      merchant.id,
    ]);
    expect(told).toEqual([{ user_id: developer.id, kind: "keysRefused" }]);
    await context.units.save(unit);
    await later(61);
    expect(await work()).toMatchObject({ ok: true, value: { fresh: false } });
    expect(await seen()).toMatchObject({ state: "registered" });
  });
});
