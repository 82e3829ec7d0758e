import fc from "fast-check";
import { expect, it } from "vitest";
import { demoKeys, demoMerchant } from "./demo-units";
import { addDays } from "./ledger/days";
import { MARKETS, type Market, makeSalesUnit } from "./sales-unit";
import { createSandbox, type Sandbox } from "./server";
import { MerchantClient } from "./testing/merchant-client";

// A whole year of four shops, one in each country, through the sandbox's own door: payments are planted day by day, the test clock
// closes each day, and the Report API has to tell the same as what happened.

const FIRST = "2026-01-01";
const DAYS = 365;
const PRICES = { NO: [150, 0], DK: [99, 50], FI: [145, 5], SE: [125, 100] } as const;
const NUMBERS: Record<Market, string> = { NO: "500001", DK: "500002", FI: "500003", SE: "500004" };

const units = MARKETS.map((market) => {
  const msn = NUMBERS[market];
  const merchant = demoMerchant(`year-${market}`, "A Year", "business:NO:ORG", "999000010");
  return makeSalesUnit({ msn, name: `Year ${market}`, merchant, market, keys: demoKeys(msn) });
});

const sale = fc.record({
  market: fc.constantFrom(...MARKETS),
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  amount: fc.integer({ min: 100, max: 300_000 }),
  refunded: fc.integer({ min: 0, max: 100 }),
  correction: fc.integer({ min: -4_000, max: 1_000 }),
});
type Sale = { market: Market; day: number; amount: number; refunded: number; correction: number };

async function control(sandbox: Sandbox, path: string, order: unknown): Promise<void> {
  const request = { method: "POST", body: JSON.stringify(order) };
  const answer = await sandbox.handle(new Request(`http://sandbox/_control${path}`, request));
  if (answer.status >= 300) throw new Error(`${path}: ${await answer.text()}`);
}

const refundOf = ({ amount, refunded }: Sale) => Math.floor((amount * refunded) / 100);

async function liveYear(sandbox: Sandbox, sales: readonly Sale[]): Promise<void> {
  for (let day = 0; day < DAYS; day += 1) {
    const at = `${addDays(FIRST, day)}T12:00:00Z`;
    const ofDay = sales.filter((one) => one.day === day);
    await control(sandbox, "/clock", { set: at });
    const payments = ofDay.map((one, index) => {
      const refund = { action: "refund", at, amount: refundOf(one) };
      const events = [
        { action: "approve", at },
        { action: "capture", at },
        ...(refund.amount > 0 ? [refund] : []),
      ];
      const reference = `year-${day}-${index}`;
      return {
        msn: NUMBERS[one.market],
        reference,
        amount: one.amount,
        phone: "4791000011",
        createdAt: at,
        events,
      };
    });
    if (payments.length > 0) await control(sandbox, "/bulk", { payments, webhooks: false });
    for (const { market, correction } of ofDay.filter((one) => one.correction !== 0))
      await control(sandbox, `/ledgers/${NUMBERS[market]}/entries`, { amount: correction });
    await control(sandbox, "/ledgers/close-day", {});
  }
}

type Item = {
  ledgerDate: string;
  entryType: string;
  amount: number;
  balanceBefore: number;
  balanceAfter: number;
};

async function readFeed(sandbox: Sandbox, market: Market): Promise<Item[]> {
  const unit = units.find((one) => one.market === market);
  if (!unit) throw new Error("no such unit");
  const client = new MerchantClient(sandbox.handle, unit);
  const [items, path]: [Item[], string] = [
    [],
    `/report/v2/ledgers/3${[...unit.msn].reverse().join("")}/funds/feed`,
  ];
  let cursor = "";
  for (;;) {
    const { body } = await client.send("GET", `${path}?cursor=${encodeURIComponent(cursor)}`);
    for (const item of Array.isArray(body["items"]) ? body["items"] : []) items.push(item);
    if (body["tryLater"] === true) return items;
    cursor = String(body["cursor"]);
  }
}

/** Half to even, worked out with whole numbers only. */
function feeOf(market: Market, amount: number): number {
  const [points, fixed] = PRICES[market];
  const doubled = BigInt(amount) * BigInt(points) * 2n;
  const down = doubled / 20_000n;
  const rest = doubled % 20_000n;
  const up = rest > 10_000n || (rest === 10_000n && down % 2n === 1n) ? 1n : 0n;
  return Number(down + up) + fixed;
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

it("adds up on each of its days in each country, to the minor unit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sale, { minLength: 150, maxLength: 300 }), async (sales) => {
      const start = Date.parse(`${FIRST}T08:00:00Z`);
      const sandbox = createSandbox({ units, clock: () => start, rateLimits: false });
      await liveYear(sandbox, sales);
      for (const market of MARKETS) {
        const items = await readFeed(sandbox, market);
        let opening = 0;
        for (let day = 0; day < DAYS; day += 1) {
          const ofDay = items.filter(({ ledgerDate }) => ledgerDate === addDays(FIRST, day));
          const sold = sales.filter((one) => one.market === market && one.day === day);
          const sum = (type: string) =>
            total(ofDay.filter(({ entryType }) => entryType === type).map(({ amount }) => amount));
          const captured = total(sold.map(({ amount }) => amount));
          const refunded = total(sold.map(refundOf));
          const fees = total(sold.map(({ amount }) => feeOf(market, amount)));
          const corrected = total(sold.map(({ correction }) => correction));
          const told = [sum("capture"), -sum("refund"), -sum("fees-retained"), sum("correction")];
          expect(told.map((amount) => amount + 0)).toEqual([captured, refunded, fees, corrected]);
          const paid = -sum("payout-scheduled");
          const closing = opening + captured - refunded - fees + corrected - paid;
          if (ofDay.length > 0) {
            expect([ofDay[0]?.balanceBefore, ofDay.at(-1)?.balanceAfter]).toEqual([opening, closing]);
          }
          expect(closing).toBe(paid > 0 ? 0 : Math.min(closing, 0));
          opening = closing;
        }
      }
      await sandbox.stop();
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 60_000);
