import { describe, expect, it } from "vitest";
import { findBrokenLink } from "@/lib/access/audit-chain";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { findSession, openSession } from "@/lib/access/session-store";
import { inReadTransaction } from "@/lib/access/tenant-db";
import type { Grant } from "@/lib/domain/permission";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { changeAccess } from "./change-access";
import { endMemberSession } from "./end-member-session";
import { forgetMember } from "./forget-member";
import { getMember } from "./get-member";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";

const db = useTestDatabase();

const ASSISTANT: Grant = { role: "assistant", extras: [], unit: "all" };
const access = (own: object = {}) => {
  return { role: "assistant" as const, extras: [], units: "all" as const, from: null, until: null, ...own };
};
const failure = (code: string) => ({ ok: false, error: { code } });

async function company() {
  const merchant = await createMerchant(2);
  const admin = await createAdministrator(merchant);
  const member = await createPerson(merchant, [ASSISTANT], "Sara Moen");
  return { merchant, admin, member };
}

async function rightsOf(id: string, { slug }: TestMerchant) {
  return callerAt({ id, name: "", provedAt: 0 }, await companiesOf(id), slug)?.grants;
}

describe("changing someone's access", () => {
  it("counts on their next request, and says before and after in the audit log", async () => {
    const { merchant, admin, member } = await company();
    const units = [...merchant.units].sort();
    const wished = access({ role: "sales_unit_manager", extras: ["transaction_management"], units });
    expect((await changeAccess.call(admin, { memberId: member.id, access: wished })).ok).toBe(true);
    expect(await rightsOf(member.id, merchant)).toHaveLength(2);
    const [row] = await db.sql("select subject, details from audit_log where merchant_id = $1", [
      merchant.id,
    ]);
    const common = { from: null, until: null };
    expect(row).toEqual({
      subject: `user:${member.id}`,
      details: {
        before: [{ ...common, role: "assistant", extras: [], units: ["all"] }],
        after: [{ ...common, role: "sales_unit_manager", extras: ["transaction_management"], units }],
      },
    });
  });

  it("that changes nothing is written nowhere", async () => {
    const { merchant, admin, member } = await company();
    expect((await changeAccess.call(admin, { memberId: member.id, access: access() })).ok).toBe(true);
    expect(await db.sql("select 1 from audit_log where merchant_id = $1", [merchant.id])).toEqual([]);
  });

  it("lasts from a day's beginning to another day's end, in the company's time zone", async () => {
    const { merchant, admin, member } = await company();
    const wished = access({ from: "2040-03-01", until: "2040-03-31" });
    await changeAccess.call(admin, { memberId: member.id, access: wished });
    const [row] = await db.sql("select valid_from, valid_until from grants where user_id = $1", [member.id]);
    expect(row).toEqual({
      valid_from: new Date("2040-02-29T23:00:00Z"),
      valid_until: new Date("2040-03-31T22:00:00Z"),
    });
    expect(await rightsOf(member.id, merchant)).toEqual([]);
  });

  it("is refused for oneself, for people of other companies, and with days that make no sense", async () => {
    const { merchant, admin, member } = await company();
    const change = (memberId: string, own = {}) =>
      changeAccess.call(admin, { memberId, access: access(own) });
    const stranger = await company();
    expect(await change(admin.id)).toEqual(failure("own_rights"));
    expect(await change(stranger.member.id)).toEqual(failure("member_not_found"));
    expect(await change(member.id, { units: stranger.merchant.units })).toEqual(failure("unit_not_found"));
    expect(await change(member.id, { until: "2020-01-01" })).toEqual(failure("grant_over_already"));
    expect(await change(member.id, { from: "2040-02-02", until: "2040-02-01" })).toEqual(
      failure("grant_ends_before_start"),
    );
    expect(await change(member.id, { from: "2040-02-31" })).toMatchObject(failure("invalid_input"));
    expect(await rightsOf(member.id, merchant)).toEqual([ASSISTANT]);
    expect(await db.sql("select 1 from audit_log where merchant_id = $1", [merchant.id])).toEqual([]);
  });

  it("asks for a fresh sign-in, as every change of rights does", async () => {
    const { admin, member } = await company();
    const stale = { ...admin, provedAt: Date.now() - 6 * 60_000 };
    const answers = [
      await changeAccess.call(stale, { memberId: member.id, access: access() }),
      await removeMember.call(stale, { memberId: member.id }),
      await forgetMember.call(stale, { memberId: member.id }),
    ];
    expect(answers).toEqual(Array(3).fill(failure("needs_fresh_sign_in")));
  });

  it("is for administrators only", async () => {
    const { merchant, admin, member } = await company();
    const manager = await createPerson(merchant, [
      { role: "sales_unit_manager", extras: ["developer", "transaction_management"], unit: "all" },
    ]);
    for (const caller of [manager, member]) {
      const forbidden = failure("forbidden");
      expect(await changeAccess.call(caller, { memberId: admin.id, access: access() })).toMatchObject(
        forbidden,
      );
      expect(await removeMember.call(caller, { memberId: admin.id })).toMatchObject(forbidden);
      expect(await forgetMember.call(caller, { memberId: admin.id })).toMatchObject(forbidden);
      expect(await getMember.call(caller, { memberId: admin.id })).toMatchObject(forbidden);
      expect(
        await listMembers.call(caller, { q: "", role: null, unit: null, state: null, page: 1 }),
      ).toMatchObject(forbidden);
    }
  });
});

describe("two administrators who remove each other at the same moment", () => {
  it("one wins, the company keeps an administrator", async () => {
    for (let round = 0; round < 5; round += 1) {
      const merchant = await createMerchant();
      const [kari, ola] = [await createAdministrator(merchant), await createAdministrator(merchant)];
      const answers = await Promise.all([
        removeMember.call(kari, { memberId: ola.id }),
        removeMember.call(ola, { memberId: kari.id }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers).toContainEqual(failure("no_longer_administrator"));
      const left = [await rightsOf(kari.id, merchant), await rightsOf(ola.id, merchant)];
      expect(left.filter((rights) => rights !== undefined)).toHaveLength(1);
      const removed = await db.sql(
        "select 1 from audit_log where merchant_id = $1 and action = 'member.removed'",
        [merchant.id],
      );
      expect(removed).toHaveLength(1);
    }
  });
});

describe("the last administrator", () => {
  it("stays: whoever is one for a while only cannot remove or lower the last lasting one", async () => {
    const { merchant, admin, member } = await company();
    const wished = access({ role: "administrator", until: "2040-01-01" });
    await changeAccess.call(admin, { memberId: member.id, access: wished });
    const caller = callerAt(
      { id: member.id, name: "", provedAt: Date.now() },
      await companiesOf(member.id),
      merchant.slug,
    );
    if (!caller) throw new Error("no longer there");
    const last = failure("last_administrator");
    expect(await removeMember.call(caller, { memberId: admin.id })).toEqual(last);
    expect(await forgetMember.call(caller, { memberId: admin.id })).toEqual(last);
    expect(await changeAccess.call(caller, { memberId: admin.id, access: access() })).toEqual(last);
    expect(await rightsOf(admin.id, merchant)).toMatchObject([{ role: "administrator" }]);
  });
});

describe("removing", () => {
  it("takes all access at once and keeps the name for history", async () => {
    const { merchant, admin, member } = await company();
    expect((await removeMember.call(admin, { memberId: member.id })).ok).toBe(true);
    expect(await rightsOf(member.id, merchant)).toBeUndefined();
    expect(await removeMember.call(admin, { memberId: member.id })).toEqual(failure("member_not_found"));
    const details = await getMember.call(admin, { memberId: member.id });
    expect(details).toMatchObject({ ok: true, value: { name: "Sara Moen", state: "former", sessions: [] } });
  });
});

describe("deleting everything about a person", () => {
  it("leaves no trace of who it was, and the audit chain whole", async () => {
    const { merchant, admin, member } = await company();
    await db.sql("update users set phone = '4791000099', email = $2, nin_hash = $2 where id = $1", [
      member.id,
      `${member.id}@example.test`,
    ]);
    const secret = await openSession({
      userId: member.id,
      method: "bankid-no",
      ip: "203.0.113.9",
      userAgent: "x",
    });
    await db.sql("insert into recovery_codes (user_id, hash) values ($1, 'k1:x')", [member.id]);
    await removeMember.call(admin, { memberId: member.id });
    const forgotten = await forgetMember.call(admin, { memberId: member.id });
    expect(forgotten).toMatchObject({ ok: true, value: { elsewhere: false } });
    expect(await findSession(secret)).toBeUndefined();
    const [row] = await db.sql(
      "select name, phone, email, nin_hash, password_hash, disabled_at is not null as off from users where id = $1",
      [member.id],
    );
    expect(row).toEqual({
      name: "",
      phone: null,
      email: null,
      nin_hash: null,
      password_hash: null,
      off: true,
    });
    expect(await db.sql("select 1 from sessions where user_id = $1", [member.id])).toEqual([]);
    expect(await db.sql("select 1 from recovery_codes where user_id = $1", [member.id])).toEqual([]);
    expect(await db.sql("select 1 from memberships where user_id = $1", [member.id])).toEqual([]);
    const broken = await inReadTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      findBrokenLink(tx, merchant.id),
    );
    expect(broken).toBeUndefined();
    expect(await getMember.call(admin, { memberId: member.id })).toEqual(failure("member_not_found"));
  });

  it("leaves someone in peace whom another company has too", async () => {
    const [here, there] = [await company(), await company()];
    await db.sql("insert into memberships (merchant_id, user_id) values ($1, $2)", [
      there.merchant.id,
      here.member.id,
    ]);
    const forgotten = await forgetMember.call(here.admin, { memberId: here.member.id });
    expect(forgotten).toMatchObject({ ok: true, value: { elsewhere: true } });
    const [row] = await db.sql("select name, disabled_at from users where id = $1", [here.member.id]);
    expect(row).toEqual({ name: "Sara Moen", disabled_at: null });
    expect(await companiesOf(here.member.id)).toHaveLength(1);
    expect(await forgetMember.call(here.admin, { memberId: there.member.id })).toEqual(
      failure("member_not_found"),
    );
  });
});

describe("a member's sessions", () => {
  it("are shown to administrators, and ended one by one or all at once", async () => {
    const { merchant, admin, member } = await company();
    const device = { userId: member.id, method: "bankid-no", ip: "203.0.113.9", userAgent: "x" };
    const secrets = [await openSession(device), await openSession(device), await openSession(device)];
    const details = await getMember.call(admin, { memberId: member.id });
    const [first] = details.ok ? details.value.sessions : [];
    const end = (session: string, memberId = member.id) =>
      endMemberSession.call(admin, { memberId, session });
    expect(await end(first?.id ?? "")).toEqual({ ok: true, value: { ended: 1 } });
    expect(await end(first?.id ?? "")).toEqual(failure("session_not_found"));
    expect(await end("all")).toEqual({ ok: true, value: { ended: 2 } });
    for (const secret of secrets) expect(await findSession(secret)).toBeUndefined();
    const rows = await db.sql("select action from audit_log where merchant_id = $1", [merchant.id]);
    expect(rows).toEqual([{ action: "member.signed_out" }, { action: "member.signed_out" }]);
  });

  it("of another company's people are out of reach", async () => {
    const [{ admin }, other] = [await company(), await company()];
    const secret = await openSession({
      userId: other.member.id,
      method: "bankid-no",
      ip: "203.0.113.9",
      userAgent: "x",
    });
    const ended = await endMemberSession.call(admin, { memberId: other.member.id, session: "all" });
    expect(ended).toEqual(failure("member_not_found"));
    expect(await findSession(secret)).toBeDefined();
  });
});
