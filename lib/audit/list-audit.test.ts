import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "@/lib/access/audit";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { AUDIT_PAGE, listAudit } from "./list-audit";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let payment: { id: string; reference: string };

const write = (caller: Parameters<typeof appendAudit>[1], entry: Parameters<typeof appendAudit>[2]) =>
  inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) => appendAudit(tx, caller, entry));

beforeAll(async () => {
  merchant = await createMerchant();
  admin = { ...(await createAdministrator(merchant)), ip: "192.0.2.7", requestId: "req-1" };
  payment = await insertPayment(merchant, { reference: "order-7" });
  const unit = `unit:${merchant.units[0]}`;
  await write(admin, {
    action: "unit.edited",
    subject: unit,
    details: { before: { name: "A" }, after: { name: "B" } },
  });
  await write(systemCaller(merchant), { action: "payment.synced", subject: `payment:${payment.id}` });
  await write(admin, {
    action: "payment.capture.refused",
    subject: `payment:${payment.id}`,
    result: "failed",
  });
});

async function list(filter: Parameters<typeof listAudit.call>[1] = {}) {
  const page = await listAudit.call(admin, filter);
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
}

const actions = async (filter: Parameters<typeof listAudit.call>[1]) =>
  (await list(filter)).entries.map(({ action }) => action);

describe("an entry", () => {
  it("tells who, what, before and after, about what and from where", async () => {
    const { entries } = await list({ kind: "unit" });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actor: { kind: "person", id: admin.id, name: "Test Administrator" },
      action: "unit.edited",
      result: "done",
      subject: { kind: "unit", id: merchant.units[0], name: `Unit ${merchant.units[0]}` },
      lines: [{ kind: "change", field: "name", before: "A", after: "B" }],
      ip: "192.0.2.7",
      requestId: "req-1",
    });
  });

  it("of the portal itself names no person and no address", async () => {
    const { entries } = await list({ kind: "payment", failed: false });
    expect(entries[1]).toMatchObject({ actor: { kind: "job" }, ip: null, subject: { name: "order-7" } });
    expect(entries[1]?.actor).not.toHaveProperty("name");
  });
});

describe("an entry about an invoice's payment", () => {
  it("names the invoice by its number, a draft by its customer", async () => {
    const [sent, draft] = [randomUUID(), randomUUID()];
    for (const [id, number] of [
      [sent, 1042],
      [draft, null],
    ])
      await db.sql(
        `insert into invoices (merchant_id, id, msn, environment, kind, state, number, token, customer_name, locale, currency, total_minor,
           vat_minor, due_day, reference_kind, created_by, created_at, changed_at)
         values ($1, $2, $3, 'production', 'invoice', $4, $5, $6, 'Nora Vik', 'nb', 'NOK', 100, 20, now(), 'kid_mod10', 'x', now(), now())`,
        [merchant.id, id, merchant.units[0], number ? "sent" : "draft", number, String(id)],
      );
    for (const invoice of [draft, sent])
      await write(systemCaller(merchant), {
        action: "payment.create.requested",
        subject: `payment:${randomUUID()}`,
        details: { invoice },
      });
    const { entries } = await list({ kind: "payment" });
    expect(entries.slice(0, 2).map(({ lines }) => lines)).toEqual([
      [{ kind: "value", field: "invoice", value: "1042" }],
      [{ kind: "value", field: "invoice", value: "Nora Vik" }],
    ]);
  });
});

describe("an entry about people, roles and orders", () => {
  it("names them where it was written with their ids, and leads to the order", async () => {
    const [role, order] = [randomUUID(), randomUUID()];
    await db.sql("insert into own_roles (merchant_id, id, name, permissions) values ($1, $2, 'Till', '{}')", [
      merchant.id,
      role,
    ]);
    await db.sql(
      `insert into product_orders (merchant_id, id, environment, product, state, name, answers, steps, created_by, created_at, changed_at)
       values ($1, $2, 'production', 'checkout', 'draft', 'Kiosk', '{}', '[]', 'x', now(), now())`,
      [merchant.id, order],
    );
    const details = {
      before: [{ role: "assistant" }],
      after: [{ role: `role:${role}` }],
      members: [admin.id, role],
    };
    await write(systemCaller(merchant), { action: "order.drafted", subject: `order:${order}`, details });
    const [entry] = (await list({ kind: "order" })).entries;
    expect(entry?.subject).toEqual({ kind: "order", id: order, name: "Kiosk" });
    expect(entry?.lines).toEqual([
      { kind: "change", field: "", before: "role: assistant", after: "role: Till" },
      { kind: "value", field: "members", value: `Test Administrator, ${role}` },
    ]);
  });
});

describe("a filter", () => {
  it("takes a person, a payment's reference, its subject, and what came to nothing", async () => {
    expect(await actions({ person: admin.id })).toEqual(["payment.capture.refused", "unit.edited"]);
    expect(await actions({ subject: "order-7" })).toEqual(["payment.capture.refused", "payment.synced"]);
    expect(await actions({ subject: merchant.units[0] ?? "" })).toEqual(["unit.edited"]);
    expect(await actions({ subject: `payment:${payment.id}`, person: admin.id })).toEqual([
      "payment.capture.refused",
    ]);
    expect(await actions({ failed: true })).toEqual(["payment.capture.refused"]);
    expect(await actions({ subject: "order-8" })).toEqual([]);
  });

  it("takes days of the company, both included", async () => {
    // 23:30 UTC is the next day in Oslo already.
    const late = new Date();
    late.setUTCDate(late.getUTCDate() + 3);
    late.setUTCHours(23, 30, 0, 0);
    shiftClock(late.getTime() - Date.now());
    await write(admin, { action: "company.changed", subject: `merchant:${merchant.id}` });
    shiftClock(0);
    const next = new Date(late.getTime() + 3_600_000 * 2).toISOString().slice(0, 10);
    expect(await actions({ from: next, to: next })).toEqual(["company.changed"]);
    expect(
      await actions({ from: late.toISOString().slice(0, 10), to: late.toISOString().slice(0, 10) }),
    ).toEqual([]);
  });
});

it("pages go on after the last entry, none twice and none left out", async () => {
  const other = await createMerchant();
  const boss = await createAdministrator(other);
  await inWriteTransaction({ merchantId: other.id, reach: "all" }, async (tx) => {
    for (let n = 1; n <= AUDIT_PAGE + 7; n += 1)
      await appendAudit(tx, boss, { action: "payment.seen", subject: `payment:${n}` });
  });
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await listAudit.call(boss, after ? { after } : {});
    if (!page.ok) throw new Error(page.error.code);
    seen.push(...page.value.entries.map(({ seq }) => seq));
    after = page.value.next;
  } while (after);
  expect(seen).toEqual(Array.from({ length: AUDIT_PAGE + 7 }, (_, index) => AUDIT_PAGE + 7 - index));
});

it("only who may read the log reads it, and the attempt stands in it", async () => {
  const assistant = await createPerson(merchant, [{ role: "assistant", extras: ["developer"], unit: "all" }]);
  const answer = await listAudit.call(assistant, {});
  expect(answer).toMatchObject({ ok: false, error: { code: "forbidden", permission: "audit:view" } });
  const { entries } = await list({ failed: true, person: assistant.id });
  expect(entries[0]).toMatchObject({
    action: "access.refused",
    result: "refused",
    subject: { kind: "permission", id: "audit:view" },
  });
});

it("another company's log stays its own", async () => {
  const stranger = await createAdministrator(await createMerchant());
  const page = await listAudit.call(stranger, { person: admin.id });
  expect(page.ok && page.value.entries).toEqual([]);
  expect(page.ok && page.value.people.map(({ name }) => name)).toEqual(["Test Administrator"]);
});
