import { createTranslator } from "use-intl/core";
import { beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { FORMAT_LOCALES, LOCALES } from "@/lib/domain/locale";
import { loadMessages } from "@/lib/i18n/messages";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { chooseWays } from "./choose-ways";
import { countUnread } from "./count-unread";
import { listNotifications } from "./list-notifications";
import { listWays } from "./list-ways";
import { markRead } from "./mark-read";
import { type News, notify } from "./notify";

const db = useTestDatabase();
let merchant: TestMerchant;
let boss: PersonCaller;
let cashier: PersonCaller;

beforeEach(async () => {
  shiftClock(0);
  merchant = await createMerchant(2);
  boss = await createAdministrator(merchant);
  cashier = await createPerson(merchant, [
    { role: "assistant", extras: ["transaction_management"], unit: merchant.units[0] ?? "" },
  ]);
  await db.sql("update users set email = 'boss-' || left(id::text, 8) || '@example.test' where id = $1", [
    boss.id,
  ]);
});

const lookAt = (reference: string, unit = 0): News<"paymentNeedsReview"> => ({
  kind: "paymentNeedsReview",
  about: { reference, operation: "capture" },
  page: "/transactions",
  msn: merchant.units[unit] ?? "",
});
const tell = (news: News<"paymentNeedsReview">) =>
  inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) => notify(tx, news));
const listed = async (caller: PersonCaller, before?: string) => {
  const answer = await listNotifications.call(caller, before ? { before } : {});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const unread = async (caller: PersonCaller) => {
  const answer = await countUnread.call(caller, {});
  return answer.ok ? answer.value.unread : answer.error.code;
};
const mails = () =>
  db.sql("select recipient, locale, template from mail_outbox where merchant_id = $1", [merchant.id]);
const asPerson = ({ id, name }: PersonCaller) =>
  ({
    id,
    name,
    country: "NO",
    email: null,
    phone: null,
    locale: null,
    theme: null,
    lastMerchant: null,
  }) as const;

test("those are told who may act at that sales unit, by bell and by mail where there is an address", async () => {
  await tell(lookAt("order-1"));
  await tell(lookAt("order-2", 1));
  expect((await listed(boss)).rows.map(({ values }) => values["reference"])).toEqual(["order-2", "order-1"]);
  expect((await listed(cashier)).rows).toMatchObject([
    { values: { reference: "order-1" }, path: `/m/${merchant.slug}/transactions`, unread: true },
  ]);
  const [mail, ...rest] = await mails();
  expect(mail).toMatchObject({ recipient: `boss-${boss.id.slice(0, 8)}@example.test`, locale: "nb" });
  expect(rest).toHaveLength(1);
});

test("who did it is not told, nor who was removed, nor anybody of another company", async () => {
  const other = await createAdministrator(await createMerchant());
  await db.sql("update memberships set removed_at = now() where user_id = $1", [cashier.id]);
  await tell({ ...lookAt("order-1"), except: boss.id });
  expect([await unread(boss), await unread(cashier), await unread(other)]).toEqual([0, 0, 0]);
});

test("what a person does not want to hear of by bell or mail does not come that way", async () => {
  const ways = [{ kind: "paymentNeedsReview", bell: false, mail: false }];
  const person = { ...asPerson(boss), sessionId: "none", method: "password", provedAt: 0 };
  expect(await chooseWays.call(person, { ways })).toMatchObject({ ok: true });
  await tell(lookAt("order-1"));
  expect([await unread(boss), await unread(cashier)]).toEqual([0, 1]);
  expect(await mails()).toEqual([]);
  expect(await listWays(person)).toContainEqual({ kind: "paymentNeedsReview", bell: false, mail: false });
  expect(await listWays(person)).toContainEqual({ kind: "memberAdded", bell: true, mail: false });
  const unknown = [{ kind: "constructor", bell: true, mail: true }];
  expect(await chooseWays.call(person, { ways: unknown })).toMatchObject({
    error: { code: "invalid_input" },
  });
});

test("one is marked as read, then all; nobody reads for somebody else", async () => {
  for (const reference of ["a-1", "a-2", "a-3"]) await tell(lookAt(reference));
  const [first] = (await listed(boss)).rows;
  await markRead.call(cashier, { which: first?.id ?? "" });
  expect(await unread(boss)).toBe(3);
  await markRead.call(boss, { which: first?.id ?? "" });
  expect(await unread(boss)).toBe(2);
  await markRead.call(boss, { which: "all" });
  expect([await unread(boss), await unread(cashier)]).toEqual([0, 3]);
  expect((await listed(boss)).rows.every((row) => !row.unread)).toBe(true);
});

test("the list goes on page by page, without gap or repetition", async () => {
  for (let number = 0; number < 35; number += 1) await tell(lookAt(`order-${number}`));
  const first = await listed(boss);
  const second = await listed(boss, first.next);
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect([first.rows.length, second.rows.length, new Set(ids).size]).toEqual([30, 5, 35]);
  expect(second.next).toBeUndefined();
  expect((await listed(boss, "tampered_with")).rows).toHaveLength(30);
});

test("a change that does not happen tells nobody", async () => {
  const broken = inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    await notify(tx, lookAt("order-1"));
    throw new Error("changed its mind");
  });
  await expect(broken).rejects.toThrow("changed its mind");
  expect([await unread(boss), await mails()]).toEqual([0, []]);
});

// The number stood there as "#": a select within a plural does not pass it on.
test.each(LOCALES)("the bell says in %s how many are new", async (locale) => {
  const { notifications } = await loadMessages(locale);
  const t = createTranslator({ locale: FORMAT_LOCALES[locale], messages: { notifications } });
  const say = (count: number) => t("notifications.bell", { count, most: String(count > 99) });
  for (const count of [1, 2, 99]) expect(say(count)).toContain(String(count));
  expect(say(100)).toContain("99");
  for (const count of [0, 1, 2, 100]) expect(say(count)).not.toMatch(/[#{}]/);
});
