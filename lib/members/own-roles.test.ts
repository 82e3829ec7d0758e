import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { companiesOf } from "@/lib/access/companies";
import { permissionsOf } from "@/lib/domain/permission";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { changeAccess } from "./change-access";
import { deleteRole } from "./delete-role";
import { listRoles } from "./list-roles";
import { saveRole } from "./save-role";

const db = useTestDatabase();
const failure = (code: string) => ({ ok: false, error: { code } });

async function company() {
  const merchant = await createMerchant(2);
  const admin = await createAdministrator(merchant);
  const member = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
  const role = {
    id: randomUUID(),
    name: "Till",
    permissions: ["unit:view" as const, "payment:refund" as const],
  };
  const give = (own: string, units: "all" | string[] = "all") =>
    changeAccess.call(admin, {
      memberId: member.id,
      access: { role: "accountant", own, extras: [], units, from: null, until: null },
    });
  const permissionsNow = async () => {
    const [here] = await companiesOf(member.id);
    return (here?.grants ?? []).map((grant) => [...permissionsOf(grant)].sort());
  };
  return { merchant, admin, member, role, give, permissionsNow };
}

it("gives what it lists, and a change of it counts at once for everyone who has it", async () => {
  const { merchant, admin, role, give, permissionsNow } = await company();
  expect(await saveRole.call(admin, role)).toEqual({ ok: true, value: { id: role.id } });
  expect((await give(role.id, merchant.units)).ok).toBe(true);
  expect(await permissionsNow()).toEqual(Array(2).fill(["payment:refund", "unit:view"]));
  await saveRole.call(admin, { ...role, permissions: ["audit:view"] });
  expect(await permissionsNow()).toEqual(Array(2).fill(["audit:view"]));
  const rows = await db.sql(
    "select details from audit_log where merchant_id = $1 and action = 'role.saved' order by seq desc limit 1",
    [merchant.id],
  );
  expect(rows).toEqual([
    { details: { name: "Till", before: ["unit:view", "payment:refund"], after: ["audit:view"] } },
  ]);
});

it("is one company's: another finds no such role, and changes none", async () => {
  const [ours, theirs] = [await company(), await company()];
  await saveRole.call(ours.admin, ours.role);
  expect(await theirs.give(ours.role.id)).toEqual(failure("role_not_found"));
  expect(await deleteRole.call(theirs.admin, { id: ours.role.id })).toEqual(failure("role_not_found"));
  await saveRole.call(theirs.admin, { ...ours.role, permissions: ["company:edit"] });
  expect(await listRoles.call(ours.admin, {})).toEqual({ ok: true, value: [ours.role] });
});

it("has a name that no other has, and stays while someone has it", async () => {
  const { admin, role, give } = await company();
  await saveRole.call(admin, role);
  expect(await saveRole.call(admin, { ...role, id: randomUUID(), name: "till" })).toEqual(
    failure("role_name_taken"),
  );
  const other = { ...role, id: randomUUID(), name: "Other" };
  await saveRole.call(admin, other);
  await give(role.id);
  expect(await deleteRole.call(admin, { id: role.id })).toEqual(failure("role_in_use"));
  await give(other.id);
  expect((await deleteRole.call(admin, { id: role.id })).ok).toBe(true);
  expect(await listRoles.call(admin, {})).toMatchObject({ ok: true, value: [{ name: "Other" }] });
});

it("is for administrators who proved who they are", async () => {
  const { admin, member, role } = await company();
  expect(await saveRole.call(member, role)).toMatchObject(failure("forbidden"));
  expect(await saveRole.call({ ...admin, provedAt: 0 }, role)).toEqual(failure("needs_fresh_sign_in"));
  expect(await saveRole.call(admin, { ...role, permissions: [] })).toMatchObject(failure("invalid_input"));
});
