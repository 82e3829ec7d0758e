import { beforeEach, describe, expect, test } from "vitest";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { connectUnit } from "./connect-unit";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;

beforeEach(async () => {
  merchant = await createMerchant();
});

/** A unit that the platform has, with its keys, and that no company of the portal has connected yet. */
async function unitAtPlatform() {
  const elsewhere = await createMerchant();
  await platform.connect(elsewhere);
  const [unit] = platform.sandbox().context.units.all();
  if (!unit) throw new Error("the platform has no sales unit");
  await db.sql("delete from secrets where merchant_id = $1", [elsewhere.id]);
  await db.sql("delete from sales_units where msn = $1", [unit.msn]);
  const { clientId, clientSecret, subscriptionKey } = unit.keys;
  return {
    msn: unit.msn,
    name: "Web shop",
    kind: "online",
    environment: "production",
    clientId,
    clientSecret,
    subscriptionKey,
  } as const;
}

const connect = (input: Parameters<typeof connectUnit.call>[1], to = merchant) =>
  connectUnit.call(systemCaller(to, "webhook:register"), input);

describe("connecting a sales unit", () => {
  test("tries the keys, keeps them encrypted and writes it down", async () => {
    const unit = await unitAtPlatform();
    expect(await connect(unit)).toEqual({ ok: true, value: { msn: unit.msn } });
    const rows = await db.sql("select name, currency from sales_units where msn = $1", [unit.msn]);
    expect(rows).toEqual([{ name: "Web shop", currency: "NOK" }]);
    const kept = JSON.stringify(await db.sql("select * from secrets where merchant_id = $1", [merchant.id]));
    expect(kept).not.toContain(unit.clientSecret);
    expect(await db.sql("select action from audit_log where merchant_id = $1", [merchant.id])).toEqual([
      { action: "unit.connected" },
    ]);
  });

  test("changes nothing where the platform refuses the keys", async () => {
    const unit = await unitAtPlatform();
    expect(await connect({ ...unit, clientSecret: "not-the-right-one" })).toEqual({
      ok: false,
      error: { code: "keys_refused" },
    });
    expect(await db.sql("select 1 from sales_units where msn = $1", [unit.msn])).toEqual([]);
  });

  test("leaves a unit with the company that has it", async () => {
    const unit = await unitAtPlatform();
    await connect(unit);
    const other = await createMerchant();
    expect(await connect(unit, other)).toEqual({ ok: false, error: { code: "unit_taken" } });
    expect(await db.sql("select 1 from secrets where merchant_id = $1", [other.id])).toEqual([]);
  });
});
