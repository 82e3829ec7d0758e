import { expect, test } from "vitest";
import { createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { companiesOf } from "./companies";
import { administratorsOf } from "./people";

const db = useTestDatabase();

async function administrator() {
  const merchant = await createMerchant();
  const person = await createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }], "Kari");
  const rolesNow = async () =>
    (await companiesOf(person.id)).flatMap(({ grants }) => grants.map((g) => g.role));
  const change = (column: string, value: string) =>
    db.sql(`update grants set ${column} = ${value} where user_id = $1`, [person.id]);
  return { merchant, person, rolesNow, change };
}

test("a grant counts from its beginning until its end, on the very next request", async () => {
  const { merchant, rolesNow, change } = await administrator();
  expect(await rolesNow()).toEqual(["administrator"]);
  await change("valid_from", "now() + interval '1 minute'");
  expect(await rolesNow()).toEqual([]);
  expect(await administratorsOf(merchant.slug)).toEqual([]);
  await change("valid_from", "now() - interval '2 days'");
  expect(await rolesNow()).toEqual(["administrator"]);
  await change("valid_until", "now() - interval '1 day'");
  expect(await rolesNow()).toEqual([]);
  expect(await administratorsOf(merchant.slug)).toEqual([]);
});

test("no grant ends before it begins", async () => {
  const { change } = await administrator();
  await change("valid_from", "now()");
  await expect(change("valid_until", "now() - interval '1 day'")).rejects.toThrow(/grants_period/);
});

test("someone who has not accepted, or was removed, has no company there", async () => {
  const { merchant, person } = await administrator();
  const change = (column: string, value: string) =>
    db.sql(`update memberships set ${column} = ${value} where user_id = $1`, [person.id]);
  await change("accepted_at", "null");
  expect(await companiesOf(person.id)).toEqual([]);
  expect(await administratorsOf(merchant.slug)).toEqual([]);
  await change("accepted_at", "now()");
  expect(await companiesOf(person.id)).toHaveLength(1);
  expect(await administratorsOf(merchant.slug)).toEqual(["Kari"]);
  await change("removed_at", "now()");
  expect(await companiesOf(person.id)).toEqual([]);
  expect(await administratorsOf(merchant.slug)).toEqual([]);
});
