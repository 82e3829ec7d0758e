import { expect, it } from "vitest";
import type { Role } from "@/lib/domain/permission";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { listMembers } from "./list-members";

const db = useTestDatabase();
const ALL = { q: "", role: null, unit: null, state: null, page: 1 };

async function company() {
  const merchant = await createMerchant(2);
  const [first = "", second = ""] = merchant.units;
  const admin = await createAdministrator(merchant);
  const hire = (name: string, role: Role, unit: string) =>
    createPerson(merchant, [{ role, extras: [], unit }], name);
  const sara = await hire("Sara Moen", "assistant", first);
  const ola = await hire("Ola Berg", "sales_unit_manager", second);
  const ask = async (own: Partial<Parameters<typeof listMembers.call>[1]>) => {
    const list = await listMembers.call(admin, { ...ALL, ...own });
    return list.ok ? list.value.members.map(({ name }) => name) : list.error;
  };
  return { merchant, first, second, admin, sara, ola, ask };
}

it("shows everyone by name, and nobody of another company", async () => {
  await company();
  const { ask } = await company();
  expect(await ask({})).toEqual(["Ola Berg", "Sara Moen", "Test Administrator"]);
});

it("searches by parts of name, e-mail and phone, taking signs for what they are", async () => {
  const { ask, sara } = await company();
  await db.sql("update users set phone = '4791000005' where id = $1", [sara.id]);
  await db.sql("update memberships set email = 'moen@example.test' where user_id = $1", [sara.id]);
  expect(await ask({ q: "moen sara" })).toEqual(["Sara Moen"]);
  expect(await ask({ q: "+47910" })).toEqual(["Sara Moen"]);
  expect(await ask({ q: "MOEN@example" })).toEqual(["Sara Moen"]);
  expect(await ask({ q: "%" })).toEqual([]);
});

it("filters by role, by sales unit with those who have all, and by standing", async () => {
  const { ask, first, second, ola, sara } = await company();
  expect(await ask({ role: "assistant" })).toEqual(["Sara Moen"]);
  expect(await ask({ unit: first })).toEqual(["Sara Moen", "Test Administrator"]);
  expect(await ask({ unit: second, role: "sales_unit_manager" })).toEqual(["Ola Berg"]);
  await db.sql("update memberships set accepted_at = null where user_id = $1", [ola.id]);
  await db.sql("update memberships set removed_at = now() where user_id = $1", [sara.id]);
  expect(await ask({})).toEqual(["Ola Berg", "Test Administrator"]);
  expect(await ask({ state: "invited" })).toEqual(["Ola Berg"]);
  expect(await ask({ state: "active" })).toEqual(["Test Administrator"]);
  expect(await ask({ state: "former" })).toEqual(["Sara Moen"]);
});

it("goes on after fifty", async () => {
  const { merchant, admin } = await company();
  for (let at = 0; at < 48; at += 1) await createPerson(merchant, [], `Person ${at}`);
  const first = await listMembers.call(admin, ALL);
  expect(first).toMatchObject({ ok: true, value: { next: 2 } });
  const second = await listMembers.call(admin, { ...ALL, page: 2 });
  expect(second).toMatchObject({
    ok: true,
    value: { next: null, members: [{ name: "Test Administrator" }] },
  });
});

it("names those who have not signed in for 90 days, but nobody who came lately", async () => {
  const { admin, ask, sara, ola } = await company();
  const resting = async () => {
    const list = await listMembers.call(admin, ALL);
    return list.ok && list.value.resting;
  };
  expect(await resting()).toBe(0);
  await db.sql("update users set last_sign_in_at = now() - interval '91 days' where id = $1", [sara.id]);
  await db.sql("update memberships set accepted_at = now() - interval '91 days' where user_id = $1", [
    ola.id,
  ]);
  expect(await resting()).toBe(2);
  expect(await ask({ state: "resting" })).toEqual(["Ola Berg", "Sara Moen"]);
  await db.sql("update users set last_sign_in_at = now() where id = $1", [ola.id]);
  expect(await ask({ state: "resting" })).toEqual(["Sara Moen"]);
});
