import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { countPayments } from "./count-payments";
import { listPayments } from "./list-payments";
import type { PaymentFilter } from "./payment-filter";

useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
const minute = (n: number) => new Date(Date.parse("2026-11-20T10:00:00Z") + n * 60_000);

beforeAll(async () => {
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
  const [first, second] = merchant.units;
  // 120 payments, three at each instant, so that a page ends between equals.
  for (let n = 0; n < 120; n += 1)
    await insertPayment(merchant, {
      msn: n % 4 === 0 ? (second ?? "") : (first ?? ""),
      reference: `order-${String(n).padStart(6, "0")}`,
      createdAt: minute(Math.floor(n / 3)),
      amountMinor: 1_000 + n,
      authorizedMinor: 1_000 + n,
      description: n === 7 ? "Blåbærsyltetøy 100 %" : "Kaffe",
      customerName: n === 7 ? "Åse Ødegård" : "Ola Berg",
      customerPhone: n === 7 ? "4798765432" : "4791000001",
    });
  await insertPayment(merchant, {
    state: "CREATED",
    authorizedMinor: 0,
    reference: "waiting-000001",
    createdAt: minute(-5_000),
  });
  await insertPayment(await createMerchant(), {
    reference: "order-000007",
    description: "Blåbærsyltetøy 100 %",
  });
});

async function all(filter: Partial<PaymentFilter>, caller = admin): Promise<string[]> {
  const references: string[] = [];
  let after: string | undefined;
  do {
    const page = await listPayments.call(caller, { ...filter, ...(after ? { after } : {}) });
    if (!page.ok) throw new Error(page.error.code);
    references.push(...page.value.rows.map((row) => row.reference));
    after = page.value.next;
  } while (after);
  return references;
}

describe("the list of payments", () => {
  it.each(["newest", "oldest", "amount"] as const)(
    "sorted by %s shows every payment once, over all pages",
    async (sort) => {
      const references = await all({ sort });
      expect(references).toHaveLength(121);
      expect(new Set(references).size).toBe(121);
    },
  );

  it("gives the first page for a cursor that someone made up", async () => {
    const first = await listPayments.call(admin, {});
    expect(await listPayments.call(admin, { after: "made-up" })).toEqual(first);
  });

  it.each([
    ["syltetøy", 1],
    ["100 %", 1],
    ["%", 1],
    ["ØDEGÅRD", 1],
    ["+47 987 65 432", 1],
    ["order-00000", 10],
    ["kaffe", 119],
    ["ås", 1],
    ["nothing like it", 0],
    ["_", 0],
  ])("finds by %s %i payments", async (q, hits) => {
    expect(await all({ q })).toHaveLength(hits);
    expect(await all({ q, sort: "amount" })).toHaveLength(hits);
  });

  it("filters by status, amount, unit and day of the merchant's time zone", async () => {
    expect(await all({ status: "requested" })).toEqual(["waiting-000001"]);
    expect(await all({ min: 1_005, max: 1_007 })).toHaveLength(3);
    expect(await all({ units: [merchant.units[1] ?? ""] })).toHaveLength(30);
    expect(await all({ from: "2026-11-20", to: "2026-11-20" })).toHaveLength(120);
    expect(await all({ from: "2026-11-21" })).toEqual([]);
  });

  it("hides the customer's number from who may not act on payments", async () => {
    const unit = merchant.units[0] ?? "";
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    const page = await listPayments.call(assistant, { q: "syltetøy" });
    expect(page.ok && page.value.rows[0]?.customer).toEqual({
      name: "Å. Ø.",
      phone: "•••• 32",
      masked: true,
    });
    const manager = await createPerson(merchant, [
      { role: "assistant", extras: ["transaction_management"], unit },
    ]);
    const full = await listPayments.call(manager, { q: "syltetøy" });
    expect(full.ok && full.value.rows[0]?.customer).toMatchObject({ phone: "4798765432", masked: false });
  });

  // Who saw customers masked could find them by name and number all the same, and so guess both letter by letter.
  it("finds customers only for who may see them, also in counts and in part", async () => {
    const [first = "", second = ""] = merchant.units;
    const plain = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
    for (const q of ["Ødegård", "98765432", "+47 987 65", "Ola Berg", "øde", "o"]) {
      expect(await all({ q }, plain), q).toEqual(q === "o" ? await all({ q: "order" }) : []);
      expect((await countPayments.call(plain, { q })).ok && (await all({ q })).length, q).toBeGreaterThan(0);
    }
    expect(await countPayments.call(plain, { q: "Ødegård" })).toMatchObject({ value: { all: 0 } });
    expect(await all({ q: "order-000007" }, plain)).toHaveLength(1);
    const half = await createPerson(merchant, [
      { role: "assistant", extras: ["transaction_management"], unit: second },
      { role: "assistant", extras: [], unit: first },
    ]);
    expect(await all({ q: "Ola Berg" }, half)).toEqual(await all({ q: "Ola Berg", units: [second] }));
  });

  it("narrows search and counts to the sales units of the person", async () => {
    const unit = merchant.units[1] ?? "";
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    expect(await all({ q: "kaffe" }, assistant)).toHaveLength(30);
    const counted = await countPayments.call(assistant, {});
    expect(counted).toMatchObject({ ok: true, value: { all: 30, byStatus: { reserved: 30 } } });
    const found = await countPayments.call(assistant, { q: "kaffe" });
    expect(found).toMatchObject({ value: { all: 30, byStatus: { reserved: 30 }, capped: false } });
    const inTwoUnits = await all({ units: merchant.units }, assistant);
    expect(inTwoUnits).toHaveLength(30);
  });

  it("pages through several units in one order", async () => {
    expect(await all({ units: merchant.units })).toEqual(await all({}));
    expect(await all({ units: merchant.units, sort: "amount" })).toEqual(await all({ sort: "amount" }));
  });

  it("counts the same from the summary as by looking", async () => {
    const fromSummary = await countPayments.call(admin, { from: "2026-11-01", to: "2026-11-30" });
    const byLooking = await countPayments.call(admin, { from: "2026-11-01", to: "2026-11-30", min: 0 });
    expect(fromSummary).toEqual(byLooking);
    expect(fromSummary).toMatchObject({ value: { all: 121, byStatus: { requested: 1, reserved: 120 } } });
    expect(await countPayments.call(admin, { q: "order-00000" })).toMatchObject({ value: { all: 10 } });
  });
});
