import { randomInt } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { drawPng } from "@/lib/testing/draw-png";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { changeStatus } from "./change-status";
import { editUnit } from "./edit-unit";
import { getUnit } from "./get-unit";
import { keepLogo, MAX_LOGO_BYTES } from "./keep-logo";
import { listUnits } from "./list-units";
import { readLogo } from "./read-logo";
import { removeLogo } from "./remove-logo";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

const at = (role: "sales_unit_manager" | "assistant", unit = msn) =>
  createPerson(merchant, [{ role, extras: ["transaction_management", "developer"], unit }]);

const edit = (who: PersonCaller, name: string, unit = msn) =>
  editUnit.call(who, { msn: unit, name, location: "Torget 4" });

const audit = () =>
  db.sql("select action, details from audit_log where merchant_id = $1 order by seq", [merchant.id]);

const unitAtPlatform = () => platform.sandbox().context.units.byMsn(msn);

async function makeTestUnit(): Promise<string> {
  const made = String(randomInt(100_000_000, 999_999_999));
  await db.sql(
    "insert into sales_units (merchant_id, msn, name, kind, environment, currency) values ($1, $2, 'Trial', 'online', 'test', 'NOK')",
    [merchant.id, made],
  );
  return made;
}

describe("editing a sales unit", () => {
  test("changes name and place, here and at the platform, and the log tells from what to what", async () => {
    expect(await edit(await at("sales_unit_manager"), "  Kaffe   på Torget ")).toEqual({
      ok: true,
      value: { msn },
    });
    const seen = await getUnit.call(admin, { msn });
    expect(seen).toMatchObject({ ok: true, value: { name: "Kaffe på Torget", location: "Torget 4" } });
    expect(unitAtPlatform()?.name).toBe("Kaffe på Torget");
    expect(await audit()).toMatchObject([
      {
        action: "unit.edited",
        details: { before: { name: `Unit ${msn}` }, after: { name: "Kaffe på Torget" } },
      },
    ]);
  });

  test("leaves no trace where nothing changes", async () => {
    await edit(admin, "Same");
    await edit(admin, "Same");
    expect(await audit()).toHaveLength(1);
  });

  test("is not for assistants, and for managers only at their own units", async () => {
    expect(await edit(await at("assistant"), "X")).toMatchObject({ error: { code: "forbidden" } });
    const elsewhere = await at("sales_unit_manager", merchant.units[1]);
    expect(await edit(elsewhere, "X")).toMatchObject({ error: { code: "sales_unit_not_found" } });
    const stranger = await createAdministrator(await createMerchant());
    expect(await edit(stranger, "X")).toMatchObject({ error: { code: "sales_unit_not_found" } });
  });

  test("changes nothing of a test unit, and nothing while the platform is away", async () => {
    expect(await edit(admin, "X", await makeTestUnit())).toEqual({
      ok: false,
      error: { code: "test_unit_fixed" },
    });
    platform.order("/change", "drop_before_apply");
    expect(await edit(admin, "X")).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await audit()).toEqual([]);
  });

  test("refuses a name of 31 characters", async () => {
    expect(await edit(admin, "x".repeat(31))).toEqual({ ok: false, error: { code: "name_too_long" } });
  });
});

describe("the status", () => {
  const close = (typedName: string) => changeStatus.call(admin, { msn, to: "inactive", typedName });

  test("is changed by whoever types the name; the platform then takes no payments", async () => {
    expect(await close("another")).toEqual({ ok: false, error: { code: "name_not_typed" } });
    expect((await close(`unit ${msn} `)).ok).toBe(true);
    expect(unitAtPlatform()?.flags.paymentAllowed).toBe(false);
    expect(await getUnit.call(admin, { msn })).toMatchObject({ value: { status: "inactive" } });
    expect((await changeStatus.call(admin, { msn, to: "active", typedName: "" })).ok).toBe(true);
    expect(unitAtPlatform()?.flags.paymentAllowed).toBe(true);
    expect((await audit()).map(({ action }) => action)).toEqual(["unit.deactivated", "unit.reactivated"]);
  });

  test("asks for a fresh sign-in", async () => {
    const rested = { ...admin, provedAt: admin.provedAt - 3_600_000 };
    const result = await changeStatus.call(rested, { msn, to: "inactive", typedName: `Unit ${msn}` });
    expect(result).toEqual({ ok: false, error: { code: "needs_fresh_sign_in" } });
  });
});

describe("the logo", () => {
  test("is kept, shown and deleted", async () => {
    expect((await keepLogo.call(admin, { msn, file: drawPng() })).ok).toBe(true);
    expect((await keepLogo.call(admin, { msn, file: drawPng({ width: 200 }) })).ok).toBe(true);
    const shown = await readLogo.call(await at("assistant"), { msn });
    expect(shown.ok && shown.value.png.equals(drawPng({ width: 200 }))).toBe(true);
    await removeLogo.call(admin, { msn });
    expect(await readLogo.call(admin, { msn })).toMatchObject({ error: { code: "logo_not_found" } });
  });

  test("is no SVG, no file of 40 MB, and none of a test unit", async () => {
    const keep = (file: Buffer, unit = msn) => keepLogo.call(admin, { msn: unit, file });
    expect(await keep(Buffer.from("<svg/>"))).toMatchObject({ error: { code: "logo_not_png" } });
    expect(await keep(Buffer.alloc(MAX_LOGO_BYTES + 1))).toMatchObject({ error: { code: "logo_too_large" } });
    expect(await keep(drawPng(), await makeTestUnit())).toMatchObject({ error: { code: "test_unit_fixed" } });
    expect(await db.sql("select 1 from unit_logos where merchant_id = $1", [merchant.id])).toEqual([]);
  });
});

describe("the list", () => {
  const list = async (who: PersonCaller, q: string, environment: "production" | "test" = "production") => {
    const found = await listUnits.call(who, { environment, q });
    return found.ok ? found.value.units.map((unit) => unit.msn) : [];
  };

  test("finds by part of a name and by the beginning of a number, and takes signs as they are", async () => {
    await edit(admin, "100% Kaffe");
    expect(await list(admin, "kaff")).toEqual([msn]);
    expect(await list(admin, "0% K")).toEqual([msn]);
    expect(await list(admin, "%a%")).toEqual([]);
    expect(await list(admin, msn.slice(0, 6))).toEqual([msn]);
    expect(await list(admin, msn.slice(3))).toEqual([]);
  });

  test("shows the mode that is asked for, and only what the person may reach", async () => {
    const trial = await makeTestUnit();
    expect(await list(admin, "", "test")).toEqual([trial]);
    expect(new Set(await list(admin, ""))).toEqual(new Set(merchant.units));
    expect(await list(await at("assistant"), "")).toEqual([msn]);
  });
});

test("who may take a unit out of service hears that somebody did", async () => {
  await changeStatus.call(admin, { msn, to: "inactive", typedName: `Unit ${msn}` });
  const told = await db.sql("select user_id, kind from notifications where merchant_id = $1", [merchant.id]);
  expect(told).toEqual([{ user_id: admin.id, kind: "unitDeactivated" }]);
});
