import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { listApiUnits } from "./list-api-units";
import { showKeys } from "./show-keys";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let mine: string;
let other: string;

beforeEach(async () => {
  merchant = await createMerchant(2);
  [mine = "", other = ""] = merchant.units;
  await platform.connect(merchant);
});

const developer = () => createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit: mine }]);
const audit = () =>
  db.sql("select action, msn from audit_log where merchant_id = $1 order by seq", [merchant.id]);
const show = (who: PersonCaller, msn: string) => showKeys.call(who, { msn });

describe("showing the keys of a sales unit", () => {
  test("gives the unit's own keys and writes down who saw them", async () => {
    const atPlatform = platform.sandbox().context.units.byMsn(mine)?.keys;
    expect(await show(await developer(), mine)).toMatchObject({
      ok: true,
      value: {
        msn: mine,
        clientId: atPlatform?.clientId,
        clientSecret: atPlatform?.clientSecret,
        subscriptionKey: atPlatform?.subscriptionKey,
      },
    });
    expect(await audit()).toEqual([{ action: "unit.keys_shown", msn: mine }]);
  });

  test("takes a fresh sign-in and says nothing before", async () => {
    const stale = { ...(await developer()), provedAt: Date.now() - 6 * 60_000 };
    expect(await show(stale, mine)).toEqual({ ok: false, error: { code: "needs_fresh_sign_in" } });
    expect(await audit()).toEqual([]);
  });

  test("knows no unit out of reach, nor one of another company", async () => {
    const elsewhere = await createMerchant();
    const unknown = { ok: false, error: { code: "unit_not_found" } };
    expect(await show(await developer(), other)).toEqual(unknown);
    expect(await show(await createAdministrator(merchant), elsewhere.units[0] ?? "")).toEqual(unknown);
    expect(await audit()).toEqual([]);
  });

  test("refuses an assistant without Developer", async () => {
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: mine }]);
    expect(await show(assistant, mine)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  test("says so where the portal has no keys", async () => {
    await db.sql("delete from secrets where merchant_id = $1", [merchant.id]);
    expect(await show(await developer(), mine)).toEqual({ ok: false, error: { code: "keys_not_found" } });
  });
});

describe("listing units with keys", () => {
  test("shows those within reach, and test apart from production", async () => {
    const list = async (environment: "production" | "test") =>
      listApiUnits.call(await developer(), { environment });
    expect(await list("production")).toMatchObject({ ok: true, value: { units: [{ msn: mine }] } });
    expect(await list("test")).toMatchObject({ ok: true, value: { units: [] } });
  });
});
