import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findBrokenLink } from "@/lib/access/audit-chain";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { administratorsOf } from "@/lib/access/people";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { changeAccess } from "./change-access";
import { changeGroupMember } from "./change-group-member";
import { deleteGroup } from "./delete-group";
import { deleteRole } from "./delete-role";
import { forgetMember } from "./forget-member";
import { getGroup } from "./get-group";
import { getMember } from "./get-member";
import { listGroups } from "./list-groups";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { saveGroup } from "./save-group";
import { saveRole } from "./save-role";

const db = useTestDatabase();
const failure = (code: string) => ({ ok: false, error: { code } });
const access = (own: object = {}) => {
  return { role: "assistant" as const, extras: [], units: "all" as const, from: null, until: null, ...own };
};

async function company() {
  const merchant = await createMerchant(2);
  const [unit = "", other = ""] = merchant.units;
  const admin = await createAdministrator(merchant);
  const sara = await createPerson(merchant, [{ role: "accountant", extras: [], unit: other }], "Sara Moen");
  const id = randomUUID();
  const save = (own: object = {}, name = "Night shift") =>
    saveGroup.call(admin, { id, name, access: access(own) });
  const put = (inside: boolean, memberId = sara.id) =>
    changeGroupMember.call(admin, { groupId: id, memberId, inside });
  const rights = async (userId = sara.id) =>
    callerAt({ id: userId, name: "", provedAt: 0 }, await companiesOf(userId), merchant.slug)?.grants;
  const deeds = () =>
    db.sql("select action, subject, details from audit_log where merchant_id = $1 order by seq", [
      merchant.id,
    ]);
  return { merchant, unit, other, admin, sara, id, save, put, rights, deeds };
}

const OWN = (unit: string) => ({ role: "accountant", extras: [], unit });

describe("a group", () => {
  it("gives what it gives beside the person's own, from the next request on, until they are out", async () => {
    const { admin, id, unit, other, save, put, rights, merchant } = await company();
    expect(await save({ extras: ["developer"], units: [unit] })).toEqual({
      ok: true,
      value: { id, to: `/m/${merchant.slug}/members/groups/${id}` },
    });
    expect(await rights()).toEqual([OWN(other)]);
    expect(await put(true)).toEqual({ ok: true, value: { name: "Night shift" } });
    const byGroup = { role: "assistant", extras: ["developer"], unit };
    expect(await rights()).toHaveLength(2);
    expect(await rights()).toEqual(expect.arrayContaining([OWN(other), byGroup]));
    await save({ role: "sales_unit_manager", units: [other] });
    expect(await rights()).toContainEqual({ role: "sales_unit_manager", extras: [], unit: other });
    await put(false);
    expect(await rights()).toEqual([OWN(other)]);
    await put(true);
    expect(await deleteGroup.call(admin, { id })).toMatchObject({ ok: true });
    expect(await rights()).toEqual([OWN(other)]);
    expect(await listGroups.call(admin, {})).toMatchObject({ ok: true, value: { groups: [] } });
  });

  it("counts within its days only", async () => {
    const { save, put, rights, other } = await company();
    await save({ from: "2040-01-01", until: "2040-12-31" });
    await put(true);
    expect(await rights()).toEqual([OWN(other)]);
    await db.sql("update group_grants set valid_from = now() - interval '1 day', valid_until = null");
    expect(await rights()).toHaveLength(2);
    await db.sql("update group_grants set valid_until = now()");
    expect(await rights()).toEqual([OWN(other)]);
  });

  it("gives an own role, which then stays, and a change of that role counts too", async () => {
    const { admin, save, put, rights } = await company();
    const role = { id: randomUUID(), name: "Till", permissions: ["payment:refund" as const] };
    await saveRole.call(admin, role);
    await save({ role: "accountant", own: role.id });
    expect(await deleteRole.call(admin, { id: role.id })).toEqual(failure("role_in_use"));
    await put(true);
    expect(await rights()).toContainEqual({ role: "accountant", own: role, extras: [], unit: "all" });
    await saveRole.call(admin, { ...role, permissions: ["audit:view"] });
    expect(await rights()).toContainEqual(
      expect.objectContaining({ own: { ...role, permissions: ["audit:view"] } }),
    );
  });

  it("is told of in the audit log with before and after", async () => {
    const { admin, sara, id, unit, other, save, put, deeds } = await company();
    await save({ units: [unit] });
    await save({ units: [unit] });
    await save({ units: [unit] }, "Late shift");
    await put(true);
    await put(true);
    await put(false);
    await deleteGroup.call(admin, { id });
    const common = { extras: [], from: null, until: null };
    const gives = { ...common, role: "assistant", units: [unit] };
    const own = { ...common, role: "accountant", units: [other] };
    expect(await deeds()).toEqual([
      {
        action: "group.saved",
        subject: `group:${id}`,
        details: { before: null, after: { name: "Night shift", access: [gives] } },
      },
      {
        action: "group.saved",
        subject: `group:${id}`,
        details: {
          before: { name: "Night shift", access: [gives] },
          after: { name: "Late shift", access: [gives] },
        },
      },
      {
        action: "group.member_added",
        subject: `user:${sara.id}`,
        details: { group: "Late shift", before: [own], after: [own, gives] },
      },
      {
        action: "group.member_removed",
        subject: `user:${sara.id}`,
        details: { group: "Late shift", before: [own, gives], after: [own] },
      },
      {
        action: "group.deleted",
        subject: `group:${id}`,
        details: { name: "Late shift", before: { access: [gives], members: [] } },
      },
    ]);
  });

  it("has a name that no other has, and units and roles of its company", async () => {
    const { admin, save } = await company();
    const elsewhere = await company();
    await save();
    const twin = { id: randomUUID(), name: "night SHIFT", access: access() };
    expect(await saveGroup.call(admin, twin)).toEqual(failure("group_name_taken"));
    expect(await save({ units: elsewhere.merchant.units })).toEqual(failure("unit_not_found"));
    expect(await save({ own: randomUUID() })).toEqual(failure("role_not_found"));
    expect(await save({ until: "2020-01-01" })).toEqual(failure("grant_over_already"));
    expect(await save({}, " ")).toMatchObject(failure("invalid_input"));
  });

  it("is one company's: another sees, changes and fills none of it", async () => {
    const [ours, theirs] = [await company(), await company()];
    await ours.save();
    await ours.put(true);
    const found = await listGroups.call(theirs.admin, {});
    expect(found.ok && found.value.groups).toEqual([]);
    expect(await getGroup.call(theirs.admin, { groupId: ours.id })).toEqual(failure("group_not_found"));
    const ask = { groupId: ours.id, memberId: theirs.sara.id, inside: true };
    expect(await changeGroupMember.call(theirs.admin, ask)).toEqual(failure("group_not_found"));
    expect(await deleteGroup.call(theirs.admin, { id: ours.id })).toEqual(failure("group_not_found"));
    expect(await ours.put(true, theirs.sara.id)).toEqual(failure("member_not_found"));
    await saveGroup.call(theirs.admin, { id: ours.id, name: "Mine", access: access() });
    expect(await listGroups.call(ours.admin, {})).toMatchObject({
      value: { groups: [{ name: "Night shift", members: [{ name: "Sara Moen" }] }] },
    });
    expect(await ours.rights()).toHaveLength(2);
  });
});

describe("who may", () => {
  it("only administrators who proved who they are", async () => {
    const { admin, sara, id, save } = await company();
    await save();
    const ask = { groupId: id, memberId: sara.id, inside: true };
    const tries = [
      [saveGroup, { id, name: "Other", access: access() }],
      [changeGroupMember, ask],
      [deleteGroup, { id }],
    ] as const;
    for (const [useCase, input] of tries) {
      const call = useCase.call as (caller: typeof admin, input: unknown) => Promise<unknown>; // safe: each input is that use case's
      expect(await call(sara, input)).toMatchObject(failure("forbidden"));
      expect(await call({ ...admin, provedAt: 0 }, input)).toEqual(failure("needs_fresh_sign_in"));
    }
    expect(await listGroups.call(sara, {})).toMatchObject(failure("forbidden"));
    expect(await getGroup.call(sara, { groupId: id })).toMatchObject(failure("forbidden"));
  });

  it("nobody for themself, and nobody beyond what they have", async () => {
    const { admin, merchant, id, save, put } = await company();
    await save();
    expect(await put(true, admin.id)).toEqual(failure("own_rights"));
    await db.sql("insert into group_members (merchant_id, group_id, user_id) values ($1, $2, $3)", [
      merchant.id,
      id,
      admin.id,
    ]);
    expect(await save({ extras: ["developer"] })).toEqual(failure("own_rights"));
    expect(await put(false, admin.id)).toEqual(failure("own_rights"));
    expect(await deleteGroup.call(admin, { id })).toEqual(failure("own_rights"));
    expect(await save({}, "Another name")).toMatchObject({ ok: true });
    expect(await getGroup.call(admin, { groupId: id })).toMatchObject({ value: { self: true } });
  });

  it("not the last administrator away: by leaving, an end date, deletion or removal", async () => {
    const { admin, merchant, sara, id, save, put, rights } = await company();
    await save({ role: "administrator" });
    await put(true);
    expect(await administratorsOf(merchant.slug)).toEqual(["Sara Moen", "Test Administrator"]);
    await db.sql("update grants set valid_until = now() + interval '1 day' where user_id = $1", [admin.id]);
    const last = failure("last_administrator");
    expect(await put(false)).toEqual(last);
    expect(await save({ role: "administrator", until: "2040-01-01" })).toEqual(last);
    expect(await save()).toEqual(last);
    expect(await deleteGroup.call(admin, { id })).toEqual(last);
    expect(await removeMember.call(admin, { memberId: sara.id })).toEqual(last);
    expect(await forgetMember.call(admin, { memberId: sara.id })).toEqual(last);
    expect(await changeAccess.call(admin, { memberId: sara.id, access: access() })).toMatchObject({
      ok: true,
    });
    expect(await rights()).toContainEqual({ role: "administrator", extras: [], unit: "all" });
  });

  it("of two who take each other out at the same moment, one", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { merchant, admin, save, put, id } = await company();
      const [kari, ola] = [await createPerson(merchant, []), await createPerson(merchant, [])];
      await save({ role: "administrator" });
      for (const { id: one } of [kari, ola]) await put(true, one);
      await db.sql("delete from grants where user_id = $1", [admin.id]);
      const asAdministrator = async (one: typeof kari) =>
        callerAt({ ...one, provedAt: Date.now() }, await companiesOf(one.id), merchant.slug) ?? one;
      const [his, hers] = [await asAdministrator(ola), await asAdministrator(kari)];
      const answers = await Promise.all([
        changeGroupMember.call(hers, { groupId: id, memberId: ola.id, inside: false }),
        changeGroupMember.call(his, { groupId: id, memberId: kari.id, inside: false }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers).toContainEqual(failure("no_longer_administrator"));
    }
  });
});

describe("people in a group", () => {
  it("show on their page and in the list what comes from it, and are found by it", async () => {
    const { admin, sara, id, unit, save, put } = await company();
    await save({ role: "sales_unit_manager", units: [unit] });
    await put(true);
    const group = { id, name: "Night shift" };
    const details = await getMember.call(admin, { memberId: sara.id });
    expect(details.ok && details.value.grants).toEqual([
      expect.objectContaining({ role: "accountant", group: null, now: true }),
      expect.objectContaining({ role: "sales_unit_manager", unit, group, now: true }),
    ]);
    const find = async (own: object) => {
      const filter = { q: "", role: null, unit: null, state: null, page: 1, ...own };
      const listed = await listMembers.call(admin, filter);
      return listed.ok && listed.value.members.map(({ name }) => name);
    };
    expect(await find({ role: "sales_unit_manager" })).toEqual(["Sara Moen"]);
    expect(await find({ unit, role: "accountant" })).toEqual([]);
    expect(await find({ unit })).toEqual(["Sara Moen", "Test Administrator"]);
  });

  it("leave it when they are removed, and are not back in it when they are invited again", async () => {
    const { admin, sara, save, put } = await company();
    await save();
    await put(true);
    await removeMember.call(admin, { memberId: sara.id });
    expect(await db.sql("select 1 from group_members where user_id = $1", [sara.id])).toEqual([]);
    expect(await put(true)).toEqual(failure("member_not_found"));
  });

  it("leave no trace in it when everything about them is deleted", async () => {
    const { admin, merchant, sara, save, put, deeds } = await company();
    await save();
    await put(true);
    await forgetMember.call(admin, { memberId: sara.id });
    expect(await db.sql("select 1 from group_members where user_id = $1", [sara.id])).toEqual([]);
    expect(JSON.stringify(await deeds())).not.toContain("Sara");
    const broken = await inReadTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      findBrokenLink(tx, merchant.id),
    );
    expect(broken).toBeUndefined();
  });

  it("who are only invited have nothing from it before they accept", async () => {
    const { sara, save, put, rights } = await company();
    await db.sql("update memberships set accepted_at = null where user_id = $1", [sara.id]);
    await save();
    await put(true);
    expect(await rights()).toBeUndefined();
    await db.sql("update memberships set accepted_at = now() where user_id = $1", [sara.id]);
    expect(await rights()).toHaveLength(2);
  });
});
