import { afterEach, beforeEach, expect, test } from "vitest";
import { factorsOf } from "@/lib/access/list-factors";
import { addApp } from "@/lib/access/second-factors";
import { newTotpSecret } from "@/lib/access/totp";
import { now, shiftClock } from "@/lib/clock";
import type { Grant } from "@/lib/domain/permission";
import { createMerchant, createPerson, type TestMerchant } from "@/lib/testing/factories";
import { createPasswordPerson, startSession } from "@/lib/testing/password-person";
import { useTestDatabase } from "@/lib/testing/test-db";
import { takeFactorAway } from "./take-factor-away";

const db = useTestDatabase();
const ADMINISTRATOR: Grant = { role: "administrator", extras: [], unit: "all" };
let merchant: TestMerchant;
let lost: string;

beforeEach(async () => {
  merchant = await createMerchant();
  lost = await withApp(merchant);
});
afterEach(() => shiftClock(0));

async function withApp(at: TestMerchant, grant = ADMINISTRATOR): Promise<string> {
  const { id } = await createPasswordPerson(at, [grant]);
  const { person } = await (await startSession(id)).read();
  await addApp(person, { secret: newTotpSecret(), step: 1, adding: "first" });
  return id;
}

async function callerOf(id: string, grant = ADMINISTRATOR) {
  const any = await createPerson(merchant, [], "Any");
  return { ...any, id, grants: [grant], provedAt: now().getTime() };
}

async function administrator() {
  return callerOf((await createPerson(merchant, [ADMINISTRATOR], "Kari")).id);
}

const codeOf = async (caller: Awaited<ReturnType<typeof callerOf>>, memberId: string) => {
  const answer = await takeFactorAway.call(caller, { memberId });
  return answer.ok ? "taken" : answer.error.code;
};

test("a colleague's is gone, their sessions are over, and both are told", async () => {
  const kari = await administrator();
  const before = await startSession(lost);
  expect(await codeOf(kari, lost)).toBe("taken");
  expect(await factorsOf(lost)).toMatchObject({ app: undefined, recoveryCodes: 0 });
  await expect(before.read()).rejects.toThrow("the session is over");
  expect((await (await startSession(lost)).read()).owed).toBe("set_up");
  const log = await db.sql(
    "select actor_id, details from audit_log where action = 'member.factor_removed' and subject = $1",
    [`user:${lost}`],
  );
  expect(log).toEqual([{ actor_id: kari.id, details: { factors: 1, ended: 2 } }]);
  const mail = await db.sql(
    `select template from mail_outbox m join users u on u.email = m.recipient
     where u.id = $1 and template = 'signInFactorRemoved'`,
    [lost],
  );
  expect(mail).toHaveLength(1);
  const bell = await db.sql("select user_id from notifications where kind = 'memberFactorRemoved'");
  expect(bell.map((row) => row["user_id"])).toEqual(expect.arrayContaining([kari.id, lost]));
  expect(await codeOf(kari, lost)).toBe("no_factor");
});

test("nobody takes their own, a stranger's, or that of someone who may do more", async () => {
  expect(await codeOf(await callerOf(lost), lost)).toBe("own_factor");
  const kari = await administrator();
  expect(await codeOf(kari, await withApp(await createMerchant()))).toBe("member_not_found");
  const own = { id: crypto.randomUUID(), name: "Staff", permissions: ["member:manage"] as const };
  const [role] = await db.sql(
    "insert into own_roles (merchant_id, name, permissions) values ($1, $2, $3) returning id",
    [merchant.id, own.name, own.permissions],
  );
  const grant: Grant = {
    role: "accountant",
    own: { ...own, id: String(role?.["id"]) },
    extras: [],
    unit: "all",
  };
  const staff = await createPerson(merchant, [], "Staff");
  await db.sql(
    "insert into grants (merchant_id, user_id, role, own_role) values ($1, $2, 'accountant', $3)",
    [merchant.id, staff.id, grant.own?.id],
  );
  expect(await codeOf(await callerOf(staff.id, grant), lost)).toBe("factor_beyond_own");
  expect((await factorsOf(lost)).app).toBeDefined();
});

test("it takes a fresh sign-in and the permission to manage people", async () => {
  const kari = await administrator();
  const assistant: Grant = { role: "assistant", extras: [], unit: "all" };
  const other = await createPerson(merchant, [assistant], "Other");
  expect(await codeOf(await callerOf(other.id, assistant), lost)).toBe("forbidden");
  shiftClock(6 * 60_000);
  expect(await codeOf(kari, lost)).toBe("needs_fresh_sign_in");
});

test("what another company relies on stays", async () => {
  const elsewhere = await createMerchant();
  await db.sql("insert into memberships (merchant_id, user_id, accepted_at) values ($1, $2, now())", [
    elsewhere.id,
    lost,
  ]);
  await db.sql(
    "insert into grants (merchant_id, user_id, role, developer) values ($1, $2, 'assistant', true)",
    [elsewhere.id, lost],
  );
  const kari = await administrator();
  expect(await codeOf(kari, lost)).toBe("factor_needed_elsewhere");
  await db.sql("update grants set developer = false where merchant_id = $1", [elsewhere.id]);
  expect(await codeOf(kari, lost)).toBe("taken");
});
