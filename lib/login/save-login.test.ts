import { randomInt } from "node:crypto";
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
import { activateLogin } from "./activate-login";
import { getLogin } from "./get-login";
import { listLogins } from "./list-logins";
import { removeLogin } from "./remove-login";
import { removeMarketing } from "./remove-marketing";
import { saveLogin } from "./save-login";
import { saveMarketing } from "./save-marketing";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let other: string;
let developer: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  [msn = "", other = ""] = merchant.units;
  developer = await createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit: msn }]);
  await platform.connect(merchant);
});

const HOME = "https://shop.example.com/callback";
const LINKS = { termsUrl: "https://shop.example.com/terms", privacyUrl: "https://shop.example.com/privacy" };

type Saving = Partial<Parameters<typeof saveLogin.call>[1]>;
const save = (who: PersonCaller, more: Saving = {}) =>
  saveLogin.call(who, {
    ...{ msn, version: 1, redirectUris: [HOME], tokenMethod: "client_secret_post", webhookUrl: "" },
    ...more,
  });
const activate = () => activateLogin.call(developer, { msn, version: 0 });
const audit = () =>
  db.sql("select action, result, details from audit_log where merchant_id = $1 order by seq", [merchant.id]);
const setup = () => platform.sandbox().context.units.byMsn(msn);

describe("login of a sales unit", () => {
  test("is activated, set up and removed at the platform; the log tells from what to what", async () => {
    expect(await activate()).toEqual({ ok: true, value: { msn, version: 1 } });
    const webhookUrl = "https://shop.example.com/revoked";
    expect(await save(developer, { redirectUris: [` ${HOME} `, ""], webhookUrl })).toMatchObject({
      ok: true,
    });
    const value = { redirectUris: [HOME], tokenMethod: "client_secret_post", webhookUrl };
    expect(setup()?.login).toEqual({ version: 2, value });
    expect(await getLogin.call(developer, { msn })).toMatchObject({
      value: {
        setup: { login: { version: 2, value }, scopes: expect.arrayContaining(["openid", "gender"]) },
      },
    });
    expect((await removeLogin.call(developer, { msn, version: 2 })).ok).toBe(true);
    expect(setup()?.login).toEqual({ version: 3, value: null });
    expect(await audit()).toMatchObject([
      { action: "unit.login_activated", details: { before: null } },
      { action: "unit.login_changed", details: { before: { redirectUris: [] }, after: value } },
      { action: "unit.login_removed", details: { before: value, after: null } },
    ]);
  });

  test.each([
    [["https://shop.example.com/#done"], "redirect_fragment"],
    [["https://*.example.com/"], "redirect_wildcard"],
    [["http://shop.example.com/"], "redirect_not_https"],
    [["shop.example.com"], "redirect_unreadable"],
    [[HOME, HOME], "redirect_twice"],
    [[""], "redirect_missing"],
    [Array.from({ length: 51 }, (_, index) => `${HOME}${index}`), "redirect_too_many"],
  ])("keeps what it had when %j is refused", async (redirectUris, code) => {
    await activate();
    expect(await save(developer, { redirectUris })).toMatchObject({ ok: false, error: { code } });
    expect(setup()?.login).toMatchObject({ version: 1, value: { redirectUris: [] } });
    expect(await audit()).toHaveLength(1);
  });

  test("tells revoked consents to an https address only", async () => {
    await activate();
    const error = { code: "address_not_https", field: "webhookUrl" };
    expect(await save(developer, { webhookUrl: "http://shop.example.com/hook" })).toEqual({
      ok: false,
      error,
    });
  });

  test("is not overwritten by a second editor, who hears of it", async () => {
    await activate();
    const both = await Promise.all([
      save(developer, { redirectUris: ["https://one.example/"] }),
      save(developer, { redirectUris: ["https://two.example/"] }),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, error: { code: "login_changed_meanwhile" } });
    expect(setup()?.login?.version).toBe(2);
    expect(await audit()).toHaveLength(2);
  });

  test("ends well when the answer was lost and the form is sent again", async () => {
    await activate();
    platform.order(`${msn}/login`, "apply_then_drop", "POST");
    expect(await save(developer)).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await save(developer)).toEqual({ ok: true, value: { msn, version: 2 } });
    expect((await audit()).map(({ result }) => result)).toEqual(["done", "failed"]);
  });

  test("takes a fresh sign-in to be removed", async () => {
    await activate();
    const rested = { ...developer, provedAt: developer.provedAt - 3_600_000 };
    const refused = { ok: false, error: { code: "needs_fresh_sign_in" } };
    expect(await removeLogin.call(rested, { msn, version: 1 })).toEqual(refused);
    expect(setup()?.login?.value).not.toBeNull();
  });
});

describe("marketing consents", () => {
  const consents = (more: Partial<Parameters<typeof saveMarketing.call>[1]> = {}) =>
    saveMarketing.call(developer, {
      ...{ msn, version: 0, types: ["sms", "email"], mandatory: ["email"], ...LINKS },
      ...more,
    });

  test("are kept with their links, give a scope, and go with the login", async () => {
    expect(await consents()).toEqual({ ok: false, error: { code: "login_not_active" } });
    await activate();
    expect((await consents()).ok).toBe(true);
    const types = [
      { type: "email", mandatory: true },
      { type: "sms", mandatory: false },
    ];
    expect(await getLogin.call(developer, { msn })).toMatchObject({
      value: {
        setup: {
          marketing: { value: { types, ...LINKS } },
          scopes: expect.arrayContaining(["delegatedConsents"]),
        },
      },
    });
    await removeLogin.call(developer, { msn, version: 1 });
    expect(setup()?.marketing?.value).toBeNull();
  });

  test("are at least one, with links over https", async () => {
    await activate();
    expect(await consents({ types: [] })).toEqual({ ok: false, error: { code: "consents_missing" } });
    expect(await consents({ termsUrl: "http://shop.example.com" })).toEqual({
      ok: false,
      error: { code: "address_not_https", field: "termsUrl" },
    });
    expect(setup()?.marketing).toBeUndefined();
  });

  test("are taken away again", async () => {
    await activate();
    await consents();
    expect((await removeMarketing.call(developer, { msn, version: 1 })).ok).toBe(true);
    expect((await audit()).map(({ action }) => action)).toEqual([
      "unit.login_activated",
      "unit.marketing_changed",
      "unit.marketing_removed",
    ]);
  });
});

describe("who may", () => {
  test("developers at their own units and administrators; nobody else sees or changes anything", async () => {
    const admin = await createAdministrator(merchant);
    expect((await activateLogin.call(admin, { msn: other, version: 0 })).ok).toBe(true);
    const unknown = { ok: false, error: { code: "sales_unit_not_found" } };
    expect(await getLogin.call(developer, { msn: other })).toEqual(unknown);
    expect(await save(developer, { msn: other })).toEqual(unknown);
    const stranger = await createAdministrator(await createMerchant());
    expect(await activateLogin.call(stranger, { msn, version: 0 })).toEqual(unknown);
    const manager = await createPerson(merchant, [
      { role: "sales_unit_manager", extras: ["transaction_management"], unit: "all" },
    ]);
    const forbidden = { error: { code: "forbidden" } };
    expect(await save(manager)).toMatchObject(forbidden);
    expect(await getLogin.call(manager, { msn })).toMatchObject(forbidden);
    expect(setup()?.login).toBeUndefined();
  });

  test("the list shows test apart from production", async () => {
    const trial = String(randomInt(100_000_000, 999_999_999));
    await db.sql(
      "insert into sales_units (merchant_id, msn, name, kind, environment, currency) values ($1, $2, 'Trial', 'online', 'test', 'NOK')",
      [merchant.id, trial],
    );
    await activate();
    const admin = await createAdministrator(merchant);
    const list = async (who: PersonCaller, environment: "production" | "test") => {
      const found = await listLogins.call(who, { environment });
      return found.ok ? found.value.map((unit) => [unit.msn, unit.state]) : [];
    };
    expect(await list(developer, "production")).toEqual([[msn, "active"]]);
    expect(await list(admin, "production")).toHaveLength(2);
    expect(await list(admin, "test")).toEqual([[trial, "unknown"]]);
  });
});
