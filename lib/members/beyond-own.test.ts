import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { changeAccess } from "./change-access";
import { importMembers } from "./import-members";
import { inviteMember } from "./invite-member";
import { saveRole } from "./save-role";

// Someone with a role of the company's own that manages people, and nothing else beside looking: every way to give more than that.
const db = useTestDatabase();
useTestPlatform();

const beyond = { ok: false, error: { code: "grant_beyond_own" } };
const EMIL = { country: "DK", by: "nin", number: "280671-1589" } as const;

async function company() {
  const merchant = await createMerchant(2);
  const admin = await createAdministrator(merchant);
  const hired = await createPerson(merchant, []);
  const sara = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
  const host = { id: randomUUID(), name: "Host", permissions: ["unit:view", "member:manage"] as const };
  const more = { id: randomUUID(), name: "More", permissions: ["payment:refund"] as const };
  for (const role of [host, more])
    await saveRole.call(admin, { ...role, permissions: [...role.permissions] });
  const access = (own: string | null, role: "administrator" | "accountant" = "accountant") => {
    return { role, own, extras: [], units: "all" as const, from: null, until: null };
  };
  await changeAccess.call(admin, { memberId: hired.id, access: access(host.id) });
  const person = { id: hired.id, name: "Host", provedAt: Date.now() };
  const manager = callerAt(person, await companiesOf(hired.id), merchant.slug);
  if (!manager) throw new Error("the manager is not there");
  return { merchant, admin, manager, sara, host, more, access };
}

it("not by a role of the portal, nor by one of the company that gives more", async () => {
  const { manager, sara, more, access } = await company();
  for (const wished of [access(null, "administrator"), access(null), access(more.id)])
    expect(await changeAccess.call(manager, { memberId: sara.id, access: wished })).toEqual(beyond);
});

it("not by making a role or changing one, also not one that somebody else holds", async () => {
  const { manager, host, more, admin, sara, access } = await company();
  await changeAccess.call(admin, { memberId: sara.id, access: access(more.id) });
  const permissions = ["payment:refund" as const, "audit:view" as const];
  for (const role of [{ id: randomUUID(), name: "New" }, more])
    expect(await saveRole.call(manager, { ...role, permissions })).toEqual(beyond);
  expect(await saveRole.call(manager, { ...host, permissions: ["unit:view"] })).toEqual({
    ok: false,
    error: { code: "own_rights" },
  });
});

it("not by inviting someone with the access of another, which is what a copy sends", async () => {
  const { merchant, manager, access, more } = await company();
  const wish = { identity: EMIL, name: "", email: null };
  for (const copied of [access(null, "administrator"), access(more.id)])
    expect(await inviteMember.call(manager, { ...wish, access: copied })).toEqual(beyond);
  expect(await db.sql("select 1 from memberships where merchant_id = $1", [merchant.id])).toHaveLength(3);
});

it("not by a line of a list, while the line beside it that gives less goes through", async () => {
  const { manager } = await company();
  const text = [
    "country;number;name;email;role;extras;units;from;until",
    "NO;+47 91 00 00 11;;;administrator;;all;;",
    "NO;+47 91 00 00 11;;;more;;all;;",
    "DK;280671-1589;;;host;;all;;",
  ].join("\n");
  const answer = await importMembers.call(manager, { text });
  expect(answer.ok && answer.value.rows.map(({ failure }) => failure)).toEqual([
    "grant_beyond_own",
    "grant_beyond_own",
    null,
  ]);
});
