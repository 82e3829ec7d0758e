import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { callerAt, companiesOf } from "@/lib/access/companies";
import type { ExtraPermission, Role } from "@/lib/domain/permission";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { changePartnerAccess } from "./change-partner-access";
import { editCompany } from "./edit-company";
import { getCompany } from "./get-company";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
});

async function seen() {
  const company = await getCompany.call(admin, {});
  if (!company.ok) throw new Error(company.error.code);
  return company.value;
}

async function grant(
  units: readonly string[],
  id: string,
  more: { people?: string[]; number?: string } = {},
) {
  const { people = [], number = "918713867" } = more;
  return changePartnerAccess.call(admin, {
    id,
    fresh: { name: "Tall AS", organisationNumber: number, email: "post@tall.example.test" },
    units: [...units],
    people,
    seenVersion: (await seen()).version,
  });
}

const someone = (role: Role, extras: readonly ExtraPermission[] = [], unit = "all") =>
  createPerson(merchant, [{ role, extras, unit }]);

/** What the person may do by now, as their next request would find it. */
async function again(person: PersonCaller): Promise<PersonCaller | undefined> {
  return callerAt(person, await companiesOf(person.id), merchant.slug);
}

async function unitsSeenBy(person: PersonCaller): Promise<string[] | string> {
  const caller = await again(person);
  if (!caller) return "no company";
  const company = await getCompany.call(caller, {});
  return company.ok ? company.value.units.map(({ msn }) => msn) : company.error.code;
}

it("reads the units that were chosen, and none any more once all are taken back", async () => {
  const id = randomUUID();
  expect(await grant(merchant.units, id)).toMatchObject({ ok: true });
  expect((await seen()).partners).toMatchObject([{ name: "Tall AS", units: [...merchant.units].sort() }]);
  expect(await grant([], id)).toMatchObject({ ok: true });
  expect((await seen()).partners).toEqual([]);
});

it("has people who read at these units, change nothing, and lose it with the partner, on their next request", async () => {
  const [first = "", second = ""] = [...merchant.units].sort();
  const reader = await someone("accountant");
  const id = randomUUID();
  expect(await grant([first], id, { people: [reader.id] })).toMatchObject({ ok: true });
  expect(await unitsSeenBy(reader)).toEqual([first]);
  const caller = await again(reader);
  if (!caller) throw new Error("the reader is gone");
  const change = { business: null, postal: null, sells: "x", seenVersion: 0 } as never; // safe: refused before it is read
  expect(await editCompany.call(caller, change)).toMatchObject({ error: { code: "forbidden" } });
  expect(await grant([second], id, { people: [reader.id] })).toMatchObject({ ok: true });
  expect(await unitsSeenBy(reader)).toEqual([second]);
  expect(await grant([], id)).toMatchObject({ ok: true });
  expect(await unitsSeenBy(reader)).toBe("forbidden");
});

it("has none for people who may do more than read, or read for another partner, or are no colleagues", async () => {
  const other = await createAdministrator(await createMerchant());
  const taken = await someone("accountant");
  expect(await grant(merchant.units, randomUUID(), { people: [taken.id] })).toMatchObject({ ok: true });
  for (const person of [admin, await someone("assistant"), await someone("sales_unit_manager"), other, taken])
    expect(await grant(merchant.units, randomUUID(), { people: [person.id] })).toMatchObject({
      error: { code: "not_found" },
    });
  expect((await seen()).partners).toHaveLength(1);
});

it("needs a number whose check digit is right, units of this company, and a fresh sign-in", async () => {
  expect(await grant(merchant.units, randomUUID(), { number: "918713868" })).toMatchObject({
    error: { code: "organisation_number_wrong" },
  });
  const foreign = await createMerchant();
  expect(await grant(foreign.units, randomUUID())).toMatchObject({ error: { code: "not_found" } });
  admin = { ...admin, provedAt: 0 };
  expect(await grant(merchant.units, randomUUID())).toMatchObject({ error: { code: "needs_fresh_sign_in" } });
  expect((await seen()).partners).toEqual([]);
});

it("is told of it by mail, as are those who may change it", async () => {
  await db.sql("update memberships set email = 'kari@example.test' where user_id = $1", [admin.id]);
  const id = randomUUID();
  await grant(merchant.units, id);
  await grant(merchant.units, id);
  await grant([], id);
  const mails = await db.sql(
    "select recipient, template, values->>'read' as read from mail_outbox where merchant_id = $1 order by created_at, template",
    [merchant.id],
  );
  expect(mails.map((mail) => `${mail["recipient"]} ${mail["template"]} ${mail["read"]}`)).toEqual([
    "kari@example.test accountingAccessChanged units",
    "post@tall.example.test accountingAccessTold units",
    "kari@example.test accountingAccessChanged nothing",
    "post@tall.example.test accountingAccessTold nothing",
  ]);
});
