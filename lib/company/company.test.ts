import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { addCompanyPerson } from "./add-company-person";
import { confirmCompany } from "./confirm-company";
import { editCompany } from "./edit-company";
import { getCompany } from "./get-company";
import { getConfirmation } from "./get-confirmation";
import { removeCompanyPerson } from "./remove-company-person";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
const OFFICE = { street: "Torget 1", postCode: "0150", city: "Oslo", country: "NO" as const };

beforeEach(async () => {
  shiftClock(0);
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
});

async function seen() {
  const company = await getCompany.call(admin, {});
  if (!company.ok) throw new Error(company.error.code);
  return company.value;
}

const edit = async (sells = "Coffee", seenVersion?: number) =>
  editCompany.call(admin, {
    business: OFFICE,
    postal: null,
    sells,
    seenVersion: seenVersion ?? (await seen()).version,
  });

const lastEntry = async () =>
  (
    await db.sql("select action, details from audit_log where merchant_id = $1 order by seq desc limit 1", [
      merchant.id,
    ])
  )[0];

describe("the profile", () => {
  it("is changed with what stood there before and what stands there now", async () => {
    expect(await edit("Coffee")).toMatchObject({ ok: true });
    expect(await edit("Tea")).toMatchObject({ ok: true });
    expect(await seen()).toMatchObject({ business: OFFICE, postal: null, sells: "Tea" });
    const address = "Torget 1, 0150 Oslo, NO";
    expect(await lastEntry()).toEqual({
      action: "company.changed",
      details: {
        before: { business: address, postal: null, sells: "Coffee" },
        after: { business: address, postal: null, sells: "Tea" },
      },
    });
  });

  it("of two people who looked at the same, the second is told so", async () => {
    const { version } = await seen();
    expect(await edit("Coffee", version)).toMatchObject({ ok: true });
    expect(await edit("Tea", version)).toMatchObject({ error: { code: "company_changed" } });
    expect((await seen()).sells).toBe("Coffee");
  });

  it("refuses a post code of another country, and tells everyone but changes for administrators only", async () => {
    const wrong = { business: { ...OFFICE, postCode: "00100" }, postal: null, sells: "x", seenVersion: 0 };
    expect(await editCompany.call(admin, wrong)).toMatchObject({
      error: { code: "invalid_input", fields: ["business.postCode"] },
    });
    const [unit = ""] = merchant.units;
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit }]);
    expect(await getCompany.call(assistant, {})).toMatchObject({ ok: true });
    for (const refused of [
      await editCompany.call(assistant, { ...wrong, business: OFFICE }),
      await confirmCompany.call(assistant, { seenVersion: 0 }),
      await removeCompanyPerson.call(assistant, { id: randomUUID(), seenVersion: 0 }),
    ])
      expect(refused).toMatchObject({ error: { code: "forbidden", permission: "company:edit" } });
  });
});

describe("people", () => {
  const owner = async (share: number, id = randomUUID()) =>
    addCompanyPerson.call(admin, {
      person: { kind: "owner", name: "Eva Eier", share, email: null, phone: null },
      id,
      seenVersion: (await seen()).version,
    });

  it("own no more than the whole, and the log knows their ids alone", async () => {
    expect(await owner(60)).toMatchObject({ ok: true });
    expect(await owner(41)).toMatchObject({ error: { code: "owners_exceed_whole" } });
    expect(await owner(40)).toMatchObject({ ok: true });
    expect((await seen()).owners).toHaveLength(2);
    expect(JSON.stringify(await lastEntry())).not.toContain("Eva");
  });

  it("pressed twice is one, removed twice is told", async () => {
    const id = randomUUID();
    await owner(10, id);
    await owner(10, id);
    expect((await seen()).owners).toHaveLength(1);
    const remove = async () => removeCompanyPerson.call(admin, { id, seenVersion: (await seen()).version });
    expect(await remove()).toMatchObject({ ok: true });
    expect(await remove()).toMatchObject({ error: { code: "not_found" } });
  });
});

it("is confirmed for a year, then asked for during 30 days", async () => {
  expect(await confirmCompany.call(admin, { seenVersion: 0 })).toMatchObject({
    error: { code: "company_incomplete" },
  });
  await edit();
  shiftClock(366 * 86_400_000);
  expect(await getConfirmation.call(admin, {})).toMatchObject({ value: { kind: "due", daysLeft: 29 } });
  const { version } = await seen();
  expect(await confirmCompany.call(admin, { seenVersion: version })).toMatchObject({ ok: true });
  expect(await getConfirmation.call(admin, {})).toMatchObject({ value: { kind: "confirmed" } });
});
