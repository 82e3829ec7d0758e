import { randomUUID } from "node:crypto";
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
import { addTestUser } from "./add-test-user";
import { listTestUsers } from "./list-test-users";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let developer: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  developer = await createPerson(merchant, [
    { role: "assistant", extras: ["developer"], unit: merchant.units[0] ?? "" },
  ]);
});

const order = { country: "NO", name: "Ada Prøve", birthDate: "1990-05-17" } as const;
const add = (who: PersonCaller, more: Partial<Parameters<typeof addTestUser.call>[1]> = {}) =>
  addTestUser.call(who, { ...order, idempotencyKey: randomUUID(), ...more });
const audit = () =>
  db.sql("select action, details from audit_log where merchant_id = $1 order by seq", [merchant.id]);

async function list(who: PersonCaller) {
  const found = await listTestUsers.call(who, {});
  if (!found.ok) throw new Error(found.error.code);
  return found.value.users;
}

describe("adding a test user", () => {
  test("gives a person with a number and a phone who can pay", async () => {
    const added = await add(developer);
    expect(added).toMatchObject({
      ok: true,
      value: { name: "Ada Prøve", country: "NO", birthDate: "1990-05-17" },
    });
    const users = await list(developer);
    expect(users).toEqual([added.ok && added.value]);
    await platform.connect(merchant);
    const msn = merchant.units[0] ?? "";
    const reference = await platform.requested(msn);
    const phone = typeof users === "string" ? "" : (users[0]?.phone ?? "");
    const paid = await platform.sandbox().customers.approve({ msn, reference }, { phone });
    expect(paid.outcome).toBe("approved");
  });

  test("leaves who they are out of the log", async () => {
    await add(developer);
    const [entry] = await audit();
    expect(entry?.["action"]).toBe("company.test_user_added");
    expect(JSON.stringify(entry)).not.toMatch(/Ada|Prøve|4791|1990/);
  });

  test("stops at five, also when two people add the last one at once", async () => {
    const admin = await createAdministrator(merchant);
    for (let count = 1; count <= 4; count += 1) await add(developer);
    const both = await Promise.all([add(developer), add(admin)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: { code: "test_user_limit" } });
    expect(await list(admin)).toHaveLength(5);
    expect(await audit()).toHaveLength(5);
    const neighbour = await createAdministrator(await createMerchant());
    expect((await add(neighbour)).ok).toBe(true);
  });

  test("makes nobody twice when the answer was lost and the form is sent again", async () => {
    const idempotencyKey = randomUUID();
    platform.order("/test-users", "apply_then_drop", "POST");
    expect(await add(developer, { idempotencyKey })).toEqual({
      ok: false,
      error: { code: "platform_unavailable" },
    });
    expect((await add(developer, { idempotencyKey })).ok).toBe(true);
    expect((await add(developer, { idempotencyKey })).ok).toBe(true);
    expect(await list(developer)).toHaveLength(1);
    expect(await audit()).toHaveLength(1);
  });

  test.each([
    [{ name: "Ada" }, "test_user_name"],
    [{ birthDate: "2020-01-01" }, "test_user_birth_date"],
    [{ birthDate: "2001-02-30" }, "test_user_birth_date"],
  ])("refuses %j and makes nobody", async (wrong, code) => {
    expect(await add(developer, wrong)).toEqual({ ok: false, error: { code } });
    expect(await list(developer)).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  test("and the list are not for those without Developer", async () => {
    const manager = await createPerson(merchant, [
      { role: "sales_unit_manager", extras: ["transaction_management"], unit: "all" },
    ]);
    expect(await add(manager)).toMatchObject({ error: { code: "forbidden" } });
    expect(await listTestUsers.call(manager, {})).toMatchObject({ error: { code: "forbidden" } });
  });

  test("says so where the platform does not answer", async () => {
    platform.order("/test-users", "drop_before_apply", "GET");
    expect(await list(developer)).toBe("unavailable");
  });
});
