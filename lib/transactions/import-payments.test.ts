import { beforeEach, expect, test } from "vitest";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { importPayments } from "./import-payments";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant();
  await platform.connect(merchant);
  msn = merchant.units[0] ?? "";
});

const load = (references: string[]) =>
  importPayments.call(systemCaller(merchant, "payment:sync"), { msn, references });

/** Payments of two statuses by turns, with references in no order. */
async function payments(count: number): Promise<string[]> {
  const references: string[] = [];
  for (let index = 0; index < count; index += 1)
    references.push(index % 2 ? await platform.requested(msn) : await platform.approved(msn));
  return references;
}

test("it takes in what the platform has, adds it up, and says so once in the audit log", async () => {
  const references = await payments(4);
  expect(await load(references)).toEqual({ ok: true, value: { imported: 4 } });
  expect(await load(references)).toEqual({ ok: true, value: { imported: 4 } });
  const sums = await db.sql(
    "select status, payments from payment_totals where merchant_id = $1 order by status",
    [merchant.id],
  );
  expect(sums).toEqual([
    { status: "requested", payments: 2 },
    { status: "reserved", payments: 2 },
  ]);
});

test("one payment that cannot be read leaves everything as it was", async () => {
  const [known = ""] = await payments(1);
  expect(await load([known, "never-heard-of-it"])).toEqual({
    ok: false,
    error: { code: "payment_not_read", reference: "never-heard-of-it" },
  });
  expect(await db.sql("select from payments where merchant_id = $1", [merchant.id])).toEqual([]);
});

// Imports side by side locked the sums of two statuses in the order of their references, and then each had what the other wanted.
test("imports side by side never wait for each other in a circle", async () => {
  const references = await payments(160);
  const batches = [0, 1, 2, 3, 4, 5, 6, 7].map((lane) =>
    references.filter((_, index) => (index >> 1) % 8 === lane),
  );
  const done = await Promise.all(batches.map(load));
  expect(new Set(done.map(({ ok }) => ok))).toEqual(new Set([true]));
});
