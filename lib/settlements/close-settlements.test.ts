import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ledgerEntries, ledgers } from "@/db/schema/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { findBreaks, sumTerms } from "@/lib/domain/settlement";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { closeSettlements } from "./close-settlements";

const db = useTestDatabase();

const line = fc.record({
  entryType: fc.constantFrom(
    "capture",
    "refund",
    "fees-retained",
    "payout-scheduled",
    "correction",
    "new-kind",
  ),
  amountMinor: fc.integer({ min: -9_999, max: 9_999 }),
  // Money that a line before or within it lost, which a ledger should never do: mostly none.
  lost: fc.tuple(
    fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: -50, max: 50 })),
    fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: -50, max: 50 })),
  ),
});

type Drawn = typeof line extends fc.Arbitrary<infer Value> ? Value : never;
type Line = typeof ledgerEntries.$inferInsert;

async function write(merchant: TestMerchant, id: string, some: readonly Drawn[]): Promise<Line[]> {
  const [merchantId, msn = ""] = [merchant.id, ...merchant.units];
  let balance = 0;
  const rows = some.map(({ entryType, amountMinor, lost: [before, within] }, place): Line => {
    const balanceBeforeMinor = balance + before;
    balance = balanceBeforeMinor + amountMinor + within;
    return {
      ...{ merchantId, ledgerId: id, topic: "funds", position: place + 1, msn, currency: "NOK", entryType },
      ...{ ledgerDate: `2026-11-${10 + (place % 9)}`, happenedAt: new Date("2026-11-20T10:00:00Z") },
      ...{ pspReference: `${id}-${place + 1}`, amountMinor, balanceBeforeMinor, balanceAfterMinor: balance },
    };
  });
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(ledgers).values({ merchantId, id, msn, currency: "NOK" });
    await tx.insert(ledgerEntries).values(rows);
    const [ledger] = await tx.select().from(ledgers).where(eq(ledgers.id, id));
    if (ledger) await closeSettlements(tx, ledger, rows.length);
  });
  return rows;
}

it("closes each payout with the sums of its lines and the number of those that do not go on or add up", async () => {
  const merchant = await createMerchant();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (some) => {
      count += 1;
      const rows = await write(merchant, `random-${count}`, some);
      const found = await db.sql(
        `select position_from::int as first, position_to::int as last, opening_minor::int as "openingMinor",
           captured_minor::int as "capturedMinor", refunded_minor::int as "refundedMinor", fees_minor::int as "feesMinor",
           corrected_minor::int as "correctedMinor", paid_out_minor::int as "paidOutMinor", closing_minor::int as "closingMinor",
           period_from::text as "from", period_to::text as "to", break_count::int as breaks
         from settlements where merchant_id = $1 and ledger_id = $2 order by position_to`,
        [merchant.id, `random-${count}`],
      );
      const broken = new Set(findBreaks(rows).map(({ index }) => index + 1));
      const payouts = rows.flatMap(({ entryType, position }) =>
        entryType === "payout-scheduled" ? [position] : [],
      );
      const expected = payouts.map((last, place) => {
        const first = (payouts[place - 1] ?? 0) + 1;
        const own = rows.slice(first - 1, last);
        const days = own.map(({ ledgerDate }) => ledgerDate).sort();
        const breaks = own.filter(({ position }) => broken.has(position)).length;
        return { first, last, ...sumTerms(own), from: days[0], to: days.at(-1), breaks };
      });
      expect(found).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
