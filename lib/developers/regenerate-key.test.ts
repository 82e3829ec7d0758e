import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { openKeyChanges } from "@/lib/access/waiting-work";
import type { ApiKey } from "@/lib/domain/api-key";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { listWebhooks } from "@/lib/payments-api/webhooks";
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
import { finishKeyChange } from "./finish-key-change";
import { listApiUnits } from "./list-api-units";
import { regenerateKey } from "./regenerate-key";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let mine: string;
let other: string;
let developer: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  [mine = "", other = ""] = merchant.units;
  await platform.connect(merchant);
  developer = await createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit: mine }]);
});

const renew = (key: ApiKey, who = developer, msn = mine) => regenerateKey.call(who, { msn, key });
const atPlatform = () => platform.sandbox().context.units.byMsn(mine)?.keys;
const done = (key: ApiKey) => ({ ok: true, value: { msn: mine, key, outcome: "done" } });

async function kept(): Promise<ApiKeys> {
  const bounds = { merchantId: merchant.id, reach: "all" } as const;
  const keys = await inReadTransaction(bounds, (tx) => readApiKeys(tx, merchant.id, mine));
  if (!keys) throw new Error("the portal lost the keys");
  return keys;
}

const audit = () =>
  db.sql("select action, actor_kind, result from audit_log where merchant_id = $1 order by seq", [
    merchant.id,
  ]);

async function finish() {
  await db.sql("update key_changes set asked_at = asked_at - interval '1 minute'");
  const [waiting] = await openKeyChanges(10);
  return finishKeyChange.call(systemCaller(merchant, "key:renew"), { id: waiting?.id ?? "" });
}

describe("making a key anew", () => {
  test.each(["client_secret", "primary", "secondary"] as const)(
    "the portal keeps the new %s encrypted and its calls use it at once; the others stay",
    async (key) => {
      const before = await kept();
      // A token that another process, or an earlier call, fetched with the former key must not be used any more.
      expect((await listWebhooks(before)).kind).toBe("done");
      expect(await renew(key)).toEqual(done(key));
      const after = await kept();
      expect(after).toEqual({ msn: mine, ...atPlatform() });
      const changed = Object.entries(after).filter(([name, value]) => value !== Object(before)[name]);
      expect(changed).toHaveLength(1);
      const rows = JSON.stringify(await db.sql("select * from secrets, key_changes, audit_log"));
      expect(rows).not.toContain(changed[0]?.[1]);
      platform.sandbox().clock.advance(25 * 3_600_000);
      expect((await listWebhooks(after)).kind).toBe("done");
      if (key !== "secondary") expect((await listWebhooks(before)).kind).toBe("not_sent");
    },
  );

  test("the former key works for a day, which the page says", async () => {
    const before = await kept();
    await renew("client_secret");
    expect((await listWebhooks(before)).kind).toBe("done");
    const listed = await listApiUnits.call(developer, { environment: "production" });
    const [change] = (listed.ok && listed.value.units[0]?.changes) || [];
    expect(change?.key).toBe("client_secret");
    const hours = ((change?.formerUntil?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
  });

  test("it is written down, and administrators and developers of the unit are told, nobody else", async () => {
    const boss = await createAdministrator(merchant);
    const manager = { role: "sales_unit_manager", extras: [], unit: "all" } as const;
    await createPerson(merchant, [manager]);
    await renew("primary");
    expect(await audit()).toEqual([
      { action: "unit.key_asked", actor_kind: "person", result: "done" },
      { action: "unit.key_renewed", actor_kind: "person", result: "done" },
    ]);
    const told = await db.sql("select user_id, values from notifications where merchant_id = $1", [
      merchant.id,
    ]);
    expect(told.map((row) => row["user_id"]).sort()).toEqual([boss.id, developer.id].sort());
    expect(JSON.stringify(told)).not.toContain(atPlatform()?.subscriptionKey);
    expect(await chainIsWhole(merchant)).toBe(true);
  });
});

// The wish is committed before the platform is asked, and the platform knows it by its id. Whatever breaks after that, the former
// key works for a day, and the worker asks again under the same id within a minute or two: it gets the same new key.
describe("when something breaks in between", () => {
  test("the platform made the key and its answer was lost: both go on, and the worker fetches it", async () => {
    const before = await kept();
    platform.order("/keys", "apply_then_drop");
    expect(await renew("client_secret")).toMatchObject({ ok: true, value: { outcome: "unknown" } });
    expect(await kept()).toEqual(before);
    expect((await listWebhooks(await kept())).kind).toBe("done");
    expect(await finish()).toEqual(done("client_secret"));
    expect((await kept()).clientSecret).toBe(atPlatform()?.clientSecret);
    expect((await kept()).clientSecret).not.toBe(before.clientSecret);
    expect(await openKeyChanges(10)).toEqual([]);
    expect((await audit()).at(-1)).toMatchObject({ action: "unit.key_renewed", actor_kind: "job" });
  });

  test("the portal died before it kept the key: no unit is without working keys, and the worker ends it", async () => {
    const before = await kept();
    await db.sql(
      "alter table secrets add constraint broken check (updated_at < now() - interval '1 day') not valid",
    );
    await expect(renew("primary")).rejects.toThrow();
    await db.sql("alter table secrets drop constraint broken");
    expect(await kept()).toEqual(before);
    expect((await listWebhooks(before)).kind).toBe("done");
    expect(await finish()).toEqual(done("primary"));
    expect((await kept()).subscriptionKey).toBe(atPlatform()?.subscriptionKey);
  });

  test("pressing again meanwhile makes no second key", async () => {
    platform.order("/keys", "apply_then_drop");
    await renew("secondary");
    const made = atPlatform()?.subscriptionKeySecondary;
    expect(await renew("secondary")).toEqual(done("secondary"));
    expect((await kept()).subscriptionKeySecondary).toBe(made);
    expect(await db.sql("select 1 from key_changes where msn = $1", [mine])).toHaveLength(1);
  });

  test("two people who press at the same moment get one new key", async () => {
    const boss = await createAdministrator(merchant);
    const both = await Promise.all([renew("primary"), renew("primary", boss)]);
    expect(both).toEqual([done("primary"), done("primary")]);
    expect((await kept()).subscriptionKey).toBe(atPlatform()?.subscriptionKey);
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("the platform is away: nothing changed, and the next try is a new one", async () => {
    const before = await kept();
    platform.order("/keys", Response.json({ error: "no" }, { status: 404 }));
    expect(await renew("primary")).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect([await kept(), await openKeyChanges(10)]).toEqual([before, []]);
    expect((await audit()).at(-1)).toMatchObject({ action: "unit.key_renewed", result: "failed" });
  });
});

describe("who may", () => {
  test("nobody without a fresh sign-in", async () => {
    const stale = { ...developer, provedAt: Date.now() - 6 * 60_000 };
    expect(await renew("primary", stale)).toEqual({ ok: false, error: { code: "needs_fresh_sign_in" } });
  });

  test("no developer of another unit, nor of another company", async () => {
    const stranger = await createAdministrator(await createMerchant());
    const unknown = { ok: false, error: { code: "unit_not_found" } };
    expect(await renew("primary", developer, other)).toEqual(unknown);
    expect(await renew("primary", stranger)).toEqual(unknown);
    expect(platform.requests()).toEqual([]);
  });

  test.each(["sales_unit_manager", "assistant", "accountant"] as const)("no %s", async (role) => {
    const person = await createPerson(merchant, [{ role, extras: [], unit: "all" }]);
    expect(await renew("primary", person)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});
