import { beforeEach, describe, expect, test } from "vitest";
import { unitsToCheck } from "@/lib/access/waiting-work";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { registerWebhooks } from "./register-webhooks";
import { addressOf, addressPrefix } from "./webhook-address";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
});

const register = () => registerWebhooks.call(systemCaller(merchant, "webhook:register"), { msn });

async function registered(): Promise<string> {
  const result = await register();
  if (!result.ok) throw new Error(result.error.code);
  return result.value.registrationId;
}

type Listed = { id: string; url: string; events: string[] };

async function atPlatform(): Promise<Listed[]> {
  const { body } = await platform.shop(msn).send("GET", "/webhooks/v1/webhooks");
  return body["webhooks"] as Listed[]; // safe: the sandbox's own list
}

const waits = async () => (await unitsToCheck(addressPrefix())).some((unit) => unit.msn === msn);

/** As if that much time had passed since the last look. */
const later = (ms: number) =>
  db.sql("update unit_connections set checked_at = checked_at - make_interval(secs => $1) where msn = $2", [
    ms / 1_000,
    msn,
  ]);

describe("registering", () => {
  test("asks for all eight events, once, at an address of its own, and keeps the secret encrypted", async () => {
    expect(await waits()).toBe(true);
    const id = await registered();
    expect(await registered()).toBe(id);
    expect(await waits()).toBe(false);
    const listed = await atPlatform();
    expect(listed).toMatchObject([{ url: addressOf(id) }]);
    expect(listed[0]?.events).toHaveLength(8);
    const [kept] = await db.sql("select ciphertext from secrets where owner = $1", [`webhook:${id}`]);
    expect(kept?.["ciphertext"]).toMatch(/^v1\./);
    const audit = await db.sql("select action from audit_log where subject = $1 order by seq", [
      `webhook:${id}`,
    ]);
    expect(audit).toEqual([{ action: "webhook.requested" }, { action: "webhook.registered" }]);
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("after the answer with the secret was lost: the lost one is deleted and another is made", async () => {
    platform.order("/webhooks", "apply_then_drop", "POST");
    expect(await register()).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await atPlatform()).toHaveLength(1);
    expect(await waits()).toBe(false);
    await later(61_000);
    expect(await waits()).toBe(true);
    const id = await registered();
    expect(await atPlatform()).toMatchObject([{ url: addressOf(id) }]);
    expect(await waits()).toBe(false);
  });

  test("after the platform forgot us: one is made anew, and the old address is no longer answered", async () => {
    const old = await registered();
    const [listed] = await atPlatform();
    await platform.shop(msn).send("DELETE", `/webhooks/v1/webhooks/${listed?.id}`);
    const id = await registered();
    expect(id).not.toBe(old);
    const [row] = await db.sql("select removed_at from webhook_registrations where id = $1", [old]);
    expect(row?.["removed_at"]).toBeInstanceOf(Date);
  });

  test("after the secret was lost here: one is made anew, and other programs' registrations stay", async () => {
    const theirs = { url: "https://shop.example.test/hooks", events: ["epayments.payment.created.v1"] };
    await platform.shop(msn).send("POST", "/webhooks/v1/webhooks", { body: theirs });
    const old = await registered();
    await db.sql("delete from secrets where owner = $1", [`webhook:${old}`]);
    const id = await registered();
    const urls = (await atPlatform()).map(({ url }) => url).sort();
    expect(urls).toEqual([addressOf(id), theirs.url].sort());
  });
});

describe("who and when not", () => {
  test("not a person", async () => {
    const boss = await createAdministrator(merchant);
    expect(await registerWebhooks.call(boss, { msn })).toMatchObject({ error: { code: "forbidden" } });
  });

  test("not for another company's sales unit", async () => {
    const stranger = await createMerchant();
    const job = systemCaller(stranger, "webhook:register");
    expect(await registerWebhooks.call(job, { msn })).toEqual({
      ok: false,
      error: { code: "no_api_keys", msn },
    });
    expect(await atPlatform()).toEqual([]);
  });

  test("not while the platform is away: nothing is written", async () => {
    platform.order("/webhooks", "drop_before_apply");
    expect(await register()).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await db.sql("select id from webhook_registrations where msn = $1", [msn])).toEqual([]);
  });
});
