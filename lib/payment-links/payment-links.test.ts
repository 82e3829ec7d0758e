import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { createLink } from "./create-link";
import { duplicateLink } from "./duplicate-link";
import { editLink } from "./edit-link";
import { getLink } from "./get-link";
import { listLinkUnits } from "./list-link-units";
import { listLinks } from "./list-links";
import { savePreferences } from "./save-preferences";
import { switchLink } from "./switch-link";
import { activateLinks } from "./testing/activate-links";

const db = useTestDatabase();

const COURSE = {
  title: "Coffee course",
  description: "Two hours with beans",
  stock: null,
  lastDay: null,
  successMessage: "",
  redirectUrl: "",
  price: { kind: "fixed" as const, minor: 45_000 },
  vatRate: 2_500,
  fields: [],
  shipping: [],
};

async function scene(): Promise<{ merchant: TestMerchant; admin: PersonCaller; msn: string }> {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  return { merchant, admin: await createAdministrator(merchant), msn: merchant.units[0] ?? "" };
}

async function made(changes: Partial<Parameters<typeof createLink.call>[1]> = {}) {
  const { admin, merchant, msn } = await scene();
  const id = randomUUID();
  const created = await createLink.call(admin, { id, msn, ...COURSE, ...changes });
  return { admin, merchant, msn, id, created };
}

describe("a payment link", () => {
  it("is made once however often the form is sent, with an address nobody guesses and a line in the log", async () => {
    const { admin, id, msn } = await made();
    await createLink.call(admin, { id, msn, ...COURSE });
    const rows = await db.sql("select token from payment_links where id = $1", [id]);
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.["token"])).toMatch(/^[\w-]{22}$/);
    const log = await db.sql("select action from audit_log where subject = $1", [`link:${id}`]);
    expect(log).toEqual([{ action: "link.created" }]);
  });

  it("needs a unit that has payment links, and the unit says so", async () => {
    const merchant = await createMerchant();
    const admin = await createAdministrator(merchant);
    const msn = merchant.units[0] ?? "";
    expect(await createLink.call(admin, { id: randomUUID(), msn, ...COURSE })).toMatchObject({
      error: { code: "links_not_active" },
    });
    const units = await listLinkUnits.call(admin, { environment: "production" });
    expect(units).toMatchObject({ value: [{ msn, links: "missing" }] });
  });

  it.each([
    [{ title: "" }, "title", "link_title_missing"],
    [{ price: { kind: "fixed" as const, minor: 0 } }, "price", "amount_not_positive"],
    [{ price: { kind: "fixed" as const, minor: -1 } }, "price", "amount_not_positive"],
    [{ price: { kind: "fixed" as const, minor: 99 } }, "price", "amount_below_least"],
    [{ price: { kind: "fixed" as const, minor: 65_000_001 } }, "price", "amount_above_most"],
    [
      { price: { kind: "open" as const, minimumMinor: 5_000, suggestions: [1_000] } },
      "suggestions",
      "link_suggestion_low",
    ],
    [{ redirectUrl: "javascript:alert(1)" }, "redirectUrl", "address_not_https"],
    [{ redirectUrl: "data:text/html,x" }, "redirectUrl", "address_not_https"],
    [{ redirectUrl: "http://shop.example.com" }, "redirectUrl", "address_not_https"],
    [{ lastDay: "2020-01-01" }, "lastDay", "link_expiry_past"],
    [{ stock: 0 }, "stock", "link_stock_wrong"],
    [{ title: "Cheap cannabis" }, "title", "link_text_drugs"],
    [{ description: "Write your PIN code below" }, "description", "link_text_secrets"],
    [{ description: "See www.elsewhere.example" }, "description", "link_text_address"],
    [{ title: "Pay\u202Eeno" }, "title", "link_signs"],
  ])("refuses %j and names the field %s", async (changes, field, code) => {
    const { created, id } = await made(changes);
    expect(created).toMatchObject({ ok: false, error: { code, field } });
    expect(await db.sql("select 1 from payment_links where id = $1", [id])).toEqual([]);
  });

  it("keeps its price when it is edited, and refuses an edit of an old sight or below what is sold", async () => {
    const { admin, id } = await made({ stock: 10 });
    await db.sql("update payment_links set taken = 4 where id = $1", [id]);
    const edit = { ...changeable(), id, seenVersion: 1, title: "Coffee course in May" };
    expect(await editLink.call(admin, { ...edit, stock: 3 })).toMatchObject({
      error: { code: "link_stock_taken" },
    });
    expect(await editLink.call(admin, { ...edit, stock: 5 })).toMatchObject({ ok: true });
    expect(await editLink.call(admin, { ...edit, stock: 6 })).toMatchObject({
      error: { code: "changed_meanwhile" },
    });
    expect(await getLink.call(admin, { id })).toMatchObject({
      value: { title: "Coffee course in May", stock: 5, price: { minor: 45_000 } },
    });
  });

  it("is taken out of use and back, and copied with nothing sold", async () => {
    const { admin, id } = await made({ stock: 2 });
    await db.sql("update payment_links set taken = 2 where id = $1", [id]);
    await switchLink.call(admin, { id, active: false });
    expect(await getLink.call(admin, { id })).toMatchObject({ value: { standing: "deactivated" } });
    await switchLink.call(admin, { id, active: true });
    expect(await getLink.call(admin, { id })).toMatchObject({ value: { standing: "sold_out" } });
    const copy = randomUUID();
    expect(await duplicateLink.call(admin, { id: copy, from: id })).toMatchObject({ ok: true });
    expect(await getLink.call(admin, { id: copy })).toMatchObject({
      value: { title: "Coffee course", standing: "active", taken: 0 },
    });
    const listed = await listLinks.call(admin, { environment: "production" });
    expect(listed).toMatchObject({ value: { links: [{ id: copy }, { id, left: 0 }] } });
  });

  it("does not exist for another unit's people, another company's, or an accountant", async () => {
    const { merchant, id } = await made();
    const elsewhere = await createMerchant();
    const stranger = await createAdministrator(elsewhere);
    expect(await getLink.call(stranger, { id })).toMatchObject({ error: { code: "link_not_found" } });
    const accountant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
    expect(await getLink.call(accountant, { id })).toMatchObject({ error: { code: "forbidden" } });
  });

  it("keeps preferences of its unit, with addresses that are some", async () => {
    const { admin, msn } = await made();
    const kept = { msn, completeAutomatically: true, mailTo: "", mailLocale: "nb" as const, termsUrl: "" };
    expect(await savePreferences.call(admin, { ...kept, mailTo: "nobody" })).toMatchObject({
      error: { code: "email_wrong", field: "mailTo" },
    });
    expect(await savePreferences.call(admin, { ...kept, termsUrl: "javascript:1" })).toMatchObject({
      error: { code: "address_not_https", field: "termsUrl" },
    });
    expect(await savePreferences.call(admin, kept)).toMatchObject({ ok: true });
    const units = await listLinkUnits.call(admin, { environment: "production" });
    expect(units).toMatchObject({ value: [{ preferences: { completeAutomatically: true } }] });
  });
});

function changeable() {
  const { description, lastDay, successMessage, redirectUrl } = COURSE;
  return { description, lastDay, successMessage, redirectUrl };
}
