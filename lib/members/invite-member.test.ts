import { afterEach, describe, expect, it } from "vitest";
import { companiesOf } from "@/lib/access/companies";
import { hashNin } from "@/lib/access/nin-hash";
import type { Person } from "@/lib/access/person";
import { replaceTransport } from "@/lib/payments-api/client";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { answerInvitation } from "./answer-invitation";
import { inviteMember } from "./invite-member";
import { listInvitations } from "./list-invitations";
import { lookUpPerson } from "./look-up-person";
import { removeMember } from "./remove-member";

const db = useTestDatabase();
useTestPlatform();

const EMIL = { country: "DK", by: "nin", number: "280671-1589" } as const;
const ASSISTANT = { role: "assistant", extras: [], units: "all", from: null, until: null } as const;
const wish = { identity: EMIL, name: "", email: null, access: { ...ASSISTANT, extras: [] } };

async function company() {
  const merchant = await createMerchant(2);
  return { merchant, admin: await createAdministrator(merchant) };
}

/** A new Norwegian number each time, so that nobody is known from another test; nobody in the register has it. */
let serial = 100;
function unknownNin(): string {
  for (;;) {
    serial += 1;
    const born = [0, 1, 0, 1, 7, 0, ...String(serial).split("").map(Number)];
    const weigh = (weights: number[], digits: number[]) =>
      (11 - (weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11)) % 11;
    const first = weigh([3, 7, 6, 1, 8, 9, 4, 5, 2], born);
    const second = weigh([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], [...born, first]);
    if (first < 10 && second < 10) return [...born, first, second].join("");
  }
}

function asPerson(id: string): Person {
  const rest = { email: null, phone: null, locale: null, theme: null, lastMerchant: null };
  return { id, name: "Someone", country: "NO", sessionId: "", method: "bankid-no", ...rest } as Person; // safe: all that answering needs
}

const failure = (code: string) => ({ ok: false, error: { code } });

describe("looking someone up", () => {
  it("tells the name that the register has, by number and by phone", async () => {
    const { admin } = await company();
    const found = { ok: true, value: { name: "Emil Nygaard" } };
    expect(await lookUpPerson.call(admin, EMIL)).toEqual(found);
    expect(await lookUpPerson.call(admin, { country: "DK", by: "phone", number: "20 00 01 12" })).toEqual(
      found,
    );
    expect(await lookUpPerson.call(admin, { country: "SE", by: "nin", number: "920220-9848" })).toEqual({
      ok: true,
      value: { name: "Elsa Ek" },
    });
  });

  it("asks for a name where nobody has the number, and knows no phone that nobody has", async () => {
    const { admin } = await company();
    expect(await lookUpPerson.call(admin, { country: "NO", by: "nin", number: unknownNin() })).toEqual({
      ok: true,
      value: { name: null },
    });
    expect(await lookUpPerson.call(admin, { country: "NO", by: "phone", number: "99 99 99 99" })).toEqual(
      failure("phone_unknown"),
    );
  });

  it.each([
    [{ country: "NO", by: "nin", number: "14037941222" }, "nin_wrong"],
    [{ country: "DK", by: "nin", number: "320671-1589" }, "nin_wrong"],
    [{ country: "FI", by: "nin", number: "250781-9188" }, "nin_wrong"],
    [{ country: "SE", by: "nin", number: "920220-9849" }, "nin_wrong"],
    [{ country: "NO", by: "phone", number: "+45 20 00 01 12" }, "phone_of_other_country"],
    [{ country: "NO", by: "phone", number: "not a phone" }, "phone_unreadable"],
    [{ country: "SE", by: "phone", number: "0701740605" }, "nin_needed_in_sweden"],
  ] as const)("answers %j with %s", async (identity, code) => {
    const { merchant, admin } = await company();
    expect(await lookUpPerson.call(admin, identity)).toEqual(failure(code));
    expect(await inviteMember.call(admin, { ...wish, identity })).toEqual(failure(code));
    expect(await db.sql("select 1 from memberships where merchant_id = $1", [merchant.id])).toHaveLength(1);
  });

  it("writes that someone looked, without the number", async () => {
    const { merchant, admin } = await company();
    await lookUpPerson.call(admin, EMIL);
    const rows = await db.sql("select action, details from audit_log where merchant_id = $1", [merchant.id]);
    expect(rows).toEqual([{ action: "member.looked_up", details: { by: "nin", country: "DK" } }]);
  });

  it("has an end: names are not for collecting", async () => {
    const { admin } = await company();
    for (let at = 0; at < 60; at += 1) await lookUpPerson.call(admin, EMIL);
    expect(await lookUpPerson.call(admin, EMIL)).toEqual(failure("too_many_requests"));
    expect(await inviteMember.call(admin, wish)).toEqual(failure("too_many_requests"));
  });

  it("is for administrators only", async () => {
    const { merchant } = await company();
    const manager = await createPerson(merchant, [
      { role: "sales_unit_manager", extras: ["developer"], unit: "all" },
    ]);
    expect(await lookUpPerson.call(manager, EMIL)).toMatchObject(failure("forbidden"));
    expect(await inviteMember.call(manager, wish)).toMatchObject(failure("forbidden"));
  });
});

describe("an invitation", () => {
  it("gives nothing before it is accepted, and everything at once after", async () => {
    const { merchant, admin } = await company();
    const [unit = ""] = merchant.units;
    const access = { ...ASSISTANT, extras: ["developer" as const], units: [unit] };
    const invited = await inviteMember.call(admin, { ...wish, access });
    expect(invited).toMatchObject({ ok: true, value: { name: "Emil Nygaard", mailed: false } });
    const id = invited.ok ? invited.value.memberId : "";
    const [row] = await db.sql("select nin_hash, phone from users where id = $1", [id]);
    expect(row).toEqual({ nin_hash: hashNin("DK", "2806711589"), phone: "4520000112" });
    const mine = async () => (await companiesOf(id)).filter(({ slug }) => slug === merchant.slug);
    expect(await mine()).toEqual([]);
    expect((await listInvitations(asPerson(id))).filter(({ slug }) => slug === merchant.slug)).toMatchObject([
      { invitedBy: "Test Administrator", roles: ["assistant"] },
    ]);
    const answered = await answerInvitation.call(asPerson(id), { company: merchant.slug, yes: true });
    expect(answered).toEqual({ ok: true, value: { to: `/m/${merchant.slug}` } });
    expect((await mine())[0]?.grants).toEqual([{ role: "assistant", extras: ["developer"], unit }]);
    const actions = await db.sql(
      "select action, actor_id from audit_log where merchant_id = $1 order by seq",
      [merchant.id],
    );
    expect(actions).toEqual([
      { action: "member.invited", actor_id: admin.id },
      { action: "member.accepted", actor_id: id },
    ]);
  });

  it("opened twice is answered once", async () => {
    const { merchant, admin } = await company();
    const invited = await inviteMember.call(admin, wish);
    const person = asPerson(invited.ok ? invited.value.memberId : "");
    const answers = await Promise.all(
      [true, true].map((yes) => answerInvitation.call(person, { company: merchant.slug, yes })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual(failure("invitation_over"));
    expect(await answerInvitation.call(person, { company: merchant.slug, yes: false })).toEqual(
      failure("invitation_over"),
    );
    expect(
      await db.sql("select 1 from audit_log where merchant_id = $1 and action = 'member.accepted'", [
        merchant.id,
      ]),
    ).toHaveLength(1);
  });

  it("that was declined or taken back is over, and may come again", async () => {
    const { merchant, admin } = await company();
    const invited = await inviteMember.call(admin, wish);
    const id = invited.ok ? invited.value.memberId : "";
    const say = (yes: boolean) => answerInvitation.call(asPerson(id), { company: merchant.slug, yes });
    expect(await say(false)).toMatchObject({ ok: true });
    expect(await say(true)).toEqual(failure("invitation_over"));
    expect(
      await db.sql("select 1 from grants where user_id = $1 and merchant_id = $2", [id, merchant.id]),
    ).toEqual([]);
    expect(await inviteMember.call(admin, wish)).toMatchObject({ ok: true, value: { memberId: id } });
    expect(await removeMember.call(admin, { memberId: id })).toMatchObject({ ok: true });
    expect(await say(true)).toEqual(failure("invitation_over"));
  });

  it("to nobody, to nowhere, or to a stranger's company is over as well", async () => {
    const { merchant } = await company();
    const stranger = asPerson("00000000-0000-4000-8000-000000000000");
    for (const slug of [merchant.slug, "no-such-company"])
      expect(await answerInvitation.call(stranger, { company: slug, yes: true })).toEqual(
        failure("invitation_over"),
      );
  });

  it("goes to nobody twice", async () => {
    const { admin } = await company();
    const answers = await Promise.all([inviteMember.call(admin, wish), inviteMember.call(admin, wish)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lookUpPerson.call(admin, EMIL)).toMatchObject(failure("already_member"));
  });

  it("is written to whoever has an address, else to the one who invites, together with the change", async () => {
    const { merchant, admin } = await company();
    const letters = () =>
      db.sql(
        "select template, recipient as to_whom, locale from mail_outbox where merchant_id = $1 order by template desc",
        [merchant.id],
      );
    await inviteMember.call(admin, { ...wish, email: "Emil@Example.test" });
    const invitation = { template: "invitation", to_whom: "emil@example.test", locale: "da" };
    expect(await letters()).toEqual([invitation]);
    await inviteMember.call(admin, { ...wish, email: "emil@example.test" });
    expect(await letters()).toEqual([invitation]);
    const email = `${admin.id}@example.test`;
    await db.sql("update users set email = $2 where id = $1", [admin.id, email]);
    await inviteMember.call(admin, { ...wish, identity: { country: "SE", by: "nin", number: "9202209848" } });
    expect(await letters()).toEqual([
      invitation,
      { template: "addedWithoutAddress", to_whom: email, locale: "nb" },
    ]);
  });

  it("needs a typed name only where none is on record", async () => {
    const { admin } = await company();
    const identity = { country: "NO", by: "nin", number: unknownNin() } as const;
    expect(await inviteMember.call(admin, { ...wish, identity })).toEqual(failure("name_missing"));
    const invited = await inviteMember.call(admin, { ...wish, identity, name: "Ny Person" });
    expect(invited).toMatchObject({ ok: true, value: { name: "Ny Person" } });
    const second = await company();
    expect(await inviteMember.call(second.admin, { ...wish, identity, name: "Mallory" })).toMatchObject({
      ok: true,
      value: { name: "Ny Person" },
    });
  });

  it("names only sales units of the company, and refuses an access without any", async () => {
    const [{ admin }, other] = [await company(), await company()];
    const at = (units: string[]) =>
      inviteMember.call(admin, { ...wish, access: { ...ASSISTANT, extras: [], units } });
    expect(await at(other.merchant.units)).toEqual(failure("unit_not_found"));
    expect(await at([])).toMatchObject(failure("invalid_input"));
  });
});

describe("without a register behind the e-IDs", () => {
  afterEach(() => replaceTransport());

  it("people are found among those whom the portal knows", async () => {
    replaceTransport(async () => new Response("down", { status: 502 }));
    const { admin } = await company();
    const identity = { country: "NO", by: "nin", number: unknownNin() } as const;
    expect(await lookUpPerson.call(admin, identity)).toEqual({ ok: true, value: { name: null } });
    await inviteMember.call(admin, { ...wish, identity, name: "Known Already" });
    const { admin: other } = await company();
    expect(await lookUpPerson.call(other, identity)).toEqual({ ok: true, value: { name: "Known Already" } });
  });
});
