import { expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import type { Person } from "@/lib/access/person";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { answerInvitation } from "./answer-invitation";
import { forgetMember } from "./forget-member";
import { removeMember } from "./remove-member";

const db = useTestDatabase();

async function company() {
  const merchant = await createMerchant();
  const [kari, ola] = [await createAdministrator(merchant), await createAdministrator(merchant)];
  const sara = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }], "Sara Moen");
  const told = async (caller: PersonCaller) => {
    const listed = await listNotifications.call(caller, {});
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value.rows.map(({ kind, values: { person, by }, path }) => ({ kind, person, by, path }));
  };
  const invite = () =>
    db.sql("update memberships set accepted_at = null, invited_by = $2 where user_id = $1", [
      sara.id,
      kari.id,
    ]);
  const answer = (yes: boolean) => {
    const person = { id: sara.id, name: sara.name, provedAt: 0 } as Person; // safe: all that answering needs
    return answerInvitation.call(person, { company: merchant.slug, yes });
  };
  const page = (rest: string) => `/m/${merchant.slug}/members${rest}`;
  return { merchant, kari, ola, sara, told, invite, answer, page };
}

it("who accepts an invitation is announced to all who manage people, once, and to nobody else", async () => {
  const { kari, ola, sara, told, invite, answer, page } = await company();
  await invite();
  expect([await told(kari), await told(ola)]).toEqual([[], []]);
  await Promise.all([answer(true), answer(true)]);
  const news = {
    kind: "memberAdded",
    person: "Sara Moen",
    by: "Test Administrator",
    path: page(`/${sara.id}`),
  };
  expect([await told(kari), await told(ola), await told(sara)]).toEqual([[news], [news], []]);
});

it("who declines is not, and neither is an invitation that is taken back", async () => {
  const { kari, ola, sara, told, invite, answer } = await company();
  await invite();
  await answer(false);
  await db.sql("update memberships set removed_at = null where user_id = $1", [sara.id]);
  expect(await removeMember.call(kari, { memberId: sara.id })).toMatchObject({ ok: true });
  expect([await told(kari), await told(ola)]).toEqual([[], []]);
});

it("who is removed is announced to the others who manage people", async () => {
  const { kari, ola, sara, told, page } = await company();
  await removeMember.call(kari, { memberId: sara.id });
  const news = {
    kind: "memberRemoved",
    person: "Sara Moen",
    by: "Test Administrator",
    path: page(`/${sara.id}`),
  };
  expect([await told(kari), await told(ola)]).toEqual([[], [news]]);
});

it("a removal that is refused is announced to nobody", async () => {
  const { kari, ola, told } = await company();
  await removeMember.call(kari, { memberId: kari.id });
  expect([await told(kari), await told(ola)]).toEqual([[], []]);
});

it("deleting everything about someone is announced without the name, and takes it out of what was told before", async () => {
  const { merchant, kari, ola, sara, told, invite, answer, page } = await company();
  await invite();
  await answer(true);
  await db.sql("update memberships set email = 'sara@example.test' where user_id = $1", [sara.id]);
  await db.sql(
    `insert into mail_outbox (merchant_id, recipient, locale, template, values, state) values
      ($1, 'sara@example.test', 'nb', 'invitation', '{}', 'queued'),
      ($1, 'ola@example.test', 'nb', 'memberAdded', '{"person": "Sara Moen"}', 'sent'),
      ($1, 'ola@example.test', 'nb', 'unitDeactivated', '{"by": "Sara Moen"}', 'queued')`,
    [merchant.id],
  );
  await forgetMember.call(kari, { memberId: sara.id });
  const nobody = { person: "–", by: "Test Administrator" };
  expect(await told(ola)).toEqual([
    { ...nobody, kind: "memberRemoved", path: page("") },
    { ...nobody, kind: "memberAdded", path: page(`/${sara.id}`) },
  ]);
  expect(await db.sql("select template from mail_outbox where merchant_id = $1", [merchant.id])).toEqual([
    { template: "unitDeactivated" },
  ]);
});
