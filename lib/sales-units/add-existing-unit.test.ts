import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { unitsToCheck } from "@/lib/access/waiting-work";
import type { SalesUnit } from "@/lib/sandbox/sales-unit";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { addExistingUnit } from "./add-existing-unit";
import { getUnit } from "./get-unit";
import { replaceKeys } from "./replace-keys";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let unit: SalesUnit;
let other: SalesUnit;

beforeEach(async () => {
  merchant = await createMerchant();
  boss = await createAdministrator(merchant);
  [unit, other] = await unitsAtPlatform();
});

/** Two units that the platform has, and that no company of the portal has connected. */
async function unitsAtPlatform(): Promise<[SalesUnit, SalesUnit]> {
  const elsewhere = await createMerchant(2);
  await platform.connect(elsewhere);
  const [first, second] = elsewhere.units.map((msn) => platform.sandbox().context.units.byMsn(msn));
  if (!first || !second) throw new Error("the platform has no sales units");
  await db.sql("delete from secrets where merchant_id = $1", [elsewhere.id]);
  await db.sql("delete from sales_units where merchant_id = $1", [elsewhere.id]);
  return [first, second];
}

type Input = Parameters<typeof addExistingUnit.call>[1];

const input = (changed: Partial<Input> = {}): Input => ({
  ...{ msn: unit.msn, name: "Web shop", kind: "online", environment: "production" },
  ...unit.keys,
  ...changed,
});

const add = (changed?: Partial<Input>, who = boss) => addExistingUnit.call(who, input(changed));
const unitRows = () => db.sql("select merchant_id from sales_units where msn = $1", [unit.msn]);
const failed = (code: string) => ({ ok: false, error: { code } });

describe("adding a unit by its keys", () => {
  test("keeps what works, encrypted, and leaves the webhook to the worker", async () => {
    expect(await add()).toEqual({ ok: true, value: { msn: unit.msn } });
    expect(await unitRows()).toEqual([{ merchant_id: merchant.id }]);
    const rows = JSON.stringify(await db.sql("select * from secrets, audit_log"));
    for (const secret of [unit.keys.clientSecret, unit.keys.subscriptionKey, unit.keys.clientId])
      expect(rows).not.toContain(secret);
    expect((await unitsToCheck("http://localhost:3000/")).map(({ msn }) => msn)).toContain(unit.msn);
  });

  test.each([
    ["a wrong client secret", () => ({ clientSecret: "not-the-right-one" }), "keys_refused"],
    ["a wrong client id", () => ({ clientId: other.keys.clientId }), "keys_refused"],
    ["a wrong subscription key", () => ({ subscriptionKey: "0".repeat(32) }), "subscription_key_wrong"],
    ["a wrong second one", () => ({ subscriptionKeySecondary: "0".repeat(32) }), "secondary_key_wrong"],
    [
      "another unit's subscription key",
      () => ({ subscriptionKey: other.keys.subscriptionKey }),
      "keys_refused",
    ],
    ["another unit's keys", () => other.keys, "keys_of_other_unit"],
    ["an empty name", () => ({ name: "  " }), "unit_name_missing"],
    ["a name of 31 letters", () => ({ name: "x".repeat(31) }), "name_too_long"],
    ["a number of letters", () => ({ msn: "12a456" }), "invalid_input"],
    ["a key with a line break", () => ({ clientSecret: "abcdefgh\r\nx: y" }), "invalid_input"],
  ])("with %s keeps nothing and says what is wrong", async (_what, changed, code) => {
    expect(await add(changed())).toMatchObject(failed(code));
    expect(await unitRows()).toEqual([]);
  });

  test("says apart what the platform does: away, busy, and not letting the unit in", async () => {
    platform.order("/accesstoken/get", "drop_before_apply");
    expect(await add({ subscriptionKeySecondary: undefined })).toEqual(failed("platform_unavailable"));
    platform.order("/accesstoken/get", new Response(null, { status: 429 }));
    expect(await add({ subscriptionKeySecondary: undefined })).toEqual(failed("platform_busy"));
    const { context } = platform.sandbox();
    await context.units.save({ ...unit, flags: { ...unit.flags, paymentAllowed: false } });
    expect(await add()).toEqual(failed("api_not_allowed"));
    expect(await unitRows()).toEqual([]);
  });

  test("a unit that is here already, or at another company, stays as it is; which company is not said", async () => {
    await add();
    expect(await add()).toEqual(failed("unit_already_here"));
    const elsewhere = await createMerchant();
    const stranger = await createAdministrator(elsewhere);
    expect(await add({}, stranger)).toEqual(failed("unit_taken"));
    // Who has no keys of it learns not even that it is connected.
    expect(await add({ clientSecret: "not-the-right-one" }, stranger)).toEqual(failed("keys_refused"));
    expect(await db.sql("select 1 from secrets where merchant_id = $1", [elsewhere.id])).toEqual([]);
  });

  test("is for administrators with a fresh sign-in", async () => {
    expect(await add({}, { ...boss, provedAt: Date.now() - 6 * 60_000 })).toEqual(
      failed("needs_fresh_sign_in"),
    );
    for (const role of ["sales_unit_manager", "assistant", "accountant"] as const) {
      const extras = role === "assistant" ? (["developer"] as const) : [];
      const person = await createPerson(merchant, [{ role, extras, unit: "all" }]);
      expect(await add({}, person)).toMatchObject(failed("forbidden"));
    }
  });

  test("nobody tries out keys without end", async () => {
    for (let time = 0; time < 20; time += 1) await add({ subscriptionKey: "0".repeat(32) });
    expect(await add()).toEqual(failed("too_many_requests"));
  });
});

describe("keys that stopped working", () => {
  test("are shown on the unit's page, and new ones that work end that", async () => {
    await add();
    await db.sql("delete from unit_connections where msn = $1", [unit.msn]);
    await db.sql(
      "insert into unit_connections (merchant_id, msn, checked_at, failure, failing_since) values ($1, $2, now(), 'keys_refused', now())",
      [merchant.id, unit.msn],
    );
    const shown = async () => {
      const found = await getUnit.call(boss, { msn: unit.msn });
      return found.ok && found.value.keysRefusedSince;
    };
    expect(await shown()).toBeInstanceOf(Date);
    const { clientId, clientSecret, subscriptionKey } = unit.keys;
    const keys = { msn: unit.msn, clientId, clientSecret, subscriptionKey };
    expect(await replaceKeys.call(boss, { ...keys, clientSecret: "not-the-right-one" })).toEqual(
      failed("keys_refused"),
    );
    expect(await shown()).toBeInstanceOf(Date);
    expect(await replaceKeys.call(boss, keys)).toMatchObject({ ok: true });
    expect(await shown()).toBeNull();
    const developer = await createPerson(merchant, [
      { role: "assistant", extras: ["developer"], unit: merchant.units[0] ?? "" },
    ]);
    expect(await replaceKeys.call(developer, keys)).toEqual(failed("sales_unit_not_found"));
  });
});
