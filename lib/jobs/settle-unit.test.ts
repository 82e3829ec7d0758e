import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { isBankDay } from "@/lib/domain/bank-days";
import { addDays } from "@/lib/domain/calendar";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { replaceTransport } from "@/lib/payments-api/client";
import { demoKeys, demoMerchant } from "@/lib/sandbox/demo-units";
import { type Market, makeSalesUnit } from "@/lib/sandbox/sales-unit";
import { createSandbox } from "@/lib/sandbox/server";
import { comparePeriods } from "@/lib/settlements/compare-periods";
import { syncLedgers } from "@/lib/settlements/sync-ledgers";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { jobCaller } from "./job-caller";
import { settleUnit } from "./settle-unit";

// A year at a platform that the portal then hears of for the first time: one shop in each country, sales all along, refunds, days
// below zero, and every holiday. The sandbox is its own reckoning of it; here the portal's has to come out.

const db = useTestDatabase();
const FIRST = "2026-01-01";
const COUNTRIES = {
  NO: { currency: "NOK", timeZone: "Europe/Oslo" },
  DK: { currency: "DKK", timeZone: "Europe/Copenhagen" },
  FI: { currency: "EUR", timeZone: "Europe/Helsinki" },
  SE: { currency: "SEK", timeZone: "Europe/Stockholm" },
} as const satisfies Record<Market, unknown>;
const MARKETS = ["NO", "DK", "FI", "SE"] as const;

const shops: Partial<Record<Market, TestMerchant>> = {};
const shop = (market: Market): TestMerchant & { msn: string } => {
  const found = shops[market];
  if (!found) throw new Error(`no shop in ${market}`);
  return { ...found, msn: found.units[0] ?? "" };
};

/** Every fifth day, in Norway every fourteenth: there each payment is read too. Of every fourth sale a part is given back. */
const salesOf = (msn: string, every = msn === shops.NO?.units[0] ? 14 : 5) =>
  Array.from({ length: Math.floor(365 / every) }, (_, n) => {
    const at = `${addDays(FIRST, n * every)}T10:00:00Z`;
    const later = `${addDays(FIRST, n * every)}T11:00:00Z`;
    const amount = 1_001 + n * 137;
    const events = [
      { action: "approve", at },
      { action: "capture", at },
      ...(n % 4 === 0 ? [{ action: "refund", at: later, amount: 500 + n }] : []),
    ];
    return { msn, reference: `year-${msn}-${n}`, amount, phone: "4791000011", createdAt: at, events };
  });

const settling = (merchantId: string) => jobCaller(merchantId, "settle-unit", "settlement:sync");

let sandbox: ReturnType<typeof createSandbox>;

async function control(path: string, order: unknown): Promise<void> {
  const request = new Request(`http://sandbox/_control${path}`, {
    method: "POST",
    body: JSON.stringify(order),
  });
  const answer = await sandbox.handle(request);
  if (answer.status >= 300) throw new Error(`${path}: ${await answer.text()}`);
}

beforeAll(async () => {
  for (const market of MARKETS) {
    shops[market] = await createMerchant();
    const { id, msn } = shop(market);
    const { currency, timeZone } = COUNTRIES[market];
    await db.sql("update merchants set country = $2, currency = $3, time_zone = $4 where id = $1", [
      id,
      market,
      currency,
      timeZone,
    ]);
    await db.sql("update sales_units set currency = $2 where merchant_id = $1", [id, currency]);
    const { clientId, clientSecret, subscriptionKey } = demoKeys(msn);
    await inWriteTransaction({ merchantId: id, reach: "all" }, (tx) =>
      keepApiKeys(tx, id, { msn, clientId, clientSecret, subscriptionKey }),
    );
  }
  const units = MARKETS.map((market) => {
    const { msn } = shop(market);
    const merchant = demoMerchant(`year-${market}`, "A Year", "business:NO:ORG", "999000010");
    return makeSalesUnit({ msn, name: `Year ${market}`, merchant, market, keys: demoKeys(msn) });
  });
  sandbox = createSandbox({ units, clock: () => Date.parse(`${FIRST}T06:00:00Z`), rateLimits: false });
  for (let day = 0; day < 365; day += 1) {
    await control("/clock", { set: `${addDays(FIRST, day)}T12:00:00Z` });
    const today = `${addDays(FIRST, day)}T`;
    const payments = MARKETS.flatMap((market) => salesOf(shop(market).msn)).filter(({ createdAt }) =>
      createdAt.startsWith(today),
    );
    if (payments.length > 0) await control("/bulk", { payments, webhooks: false });
    // A day with nothing but a loss: it stays below zero until something is sold.
    if (day % 30 === 2)
      for (const market of MARKETS) await control(`/ledgers/${shop(market).msn}/entries`, { amount: -3_000 });
  }
  await control("/clock", { set: "2027-01-02T12:00:00Z" });
  shiftClock(Date.parse("2027-01-02T12:00:00Z") - Date.now());
  replaceTransport(sandbox.handle);
}, 60_000);

afterAll(async () => {
  replaceTransport();
  shiftClock(0);
  await sandbox.stop();
});

describe("a unit that was connected today", () => {
  it.each(MARKETS)(
    "in %s has its year: every settlement adds up and is paid on a bank day",
    async (market) => {
      const { id, msn } = shop(market);
      // Reading each payment takes its time; in one country it is enough.
      const settle = () => (market === "NO" ? settleUnit(id, msn) : syncLedgers.call(settling(id), { msn }));
      expect(await settle()).toMatchObject({ ok: true, value: { complete: true } });
      const rows = await db.sql(
        `select payout_date::text as paid, period_to::text as day, opening_minor::int as opening, captured_minor::int as captured,
         refunded_minor::int as refunded, fees_minor::int as fees, corrected_minor::int as corrected, paid_out_minor::int as out,
         closing_minor::int as closing, break_count::int as breaks
       from settlements where merchant_id = $1 order by position_to`,
        [id],
      );
      expect(rows.length).toBeGreaterThan(10);
      let opening = 0;
      for (const row of rows) {
        const [captured, refunded, fees, corrected, out] = [
          "captured",
          "refunded",
          "fees",
          "corrected",
          "out",
        ].map((name) => Number(row[name])) as [number, number, number, number, number];
        expect(row).toMatchObject({
          opening,
          breaks: 0,
          closing: opening + captured + refunded + fees + corrected - out,
        });
        expect(isBankDay(String(row["paid"]), market)).toBe(true);
        expect(String(row["paid"]) > String(row["day"])).toBe(true);
        opening = Number(row["closing"]);
      }
      const sold = salesOf(msn).reduce((sum, { amount }) => sum + amount, 0);
      expect(rows.reduce((sum, { captured }) => sum + Number(captured), 0)).toBe(sold);
    },
  );

  it("has its payments, as the platform has them", async () => {
    const { id, msn } = shop("NO");
    const found = await db.sql(
      "select reference, captured_minor::int as captured, refunded_minor::int as refunded from payments where merchant_id = $1",
      [id],
    );
    const expected = salesOf(msn).map(({ reference, amount }, n) => ({
      ...{ reference, captured: amount, refunded: n % 4 === 0 ? 500 + n : 0 },
    }));
    const byReference = (a: { reference?: unknown }, b: { reference?: unknown }) =>
      String(a.reference).localeCompare(String(b.reference));
    expect(found.sort(byReference)).toEqual(expected.sort(byReference));
  });

  it("sees what daily, weekly and monthly payouts of its sales would have meant", async () => {
    const answer = await comparePeriods.call(await createAdministrator(shop("NO")), {});
    if (!answer.ok) throw new Error(answer.error.code);
    const [only] = answer.value.units;
    expect(answer.value).toMatchObject({ choosable: true, all: undefined, to: "2027-01-01" });
    const [daily, weekly, monthly] = only?.plans ?? [];
    expect([daily?.period, weekly?.period, monthly?.period]).toEqual(["daily", "weekly", "monthly"]);
    expect([daily?.waitDays, weekly?.waitDays, monthly?.waitDays].every((days) => (days ?? 0) > 1)).toBe(
      true,
    );
    expect(monthly?.waitDays).toBeGreaterThan(weekly?.waitDays ?? 99);
    expect(monthly?.largest.minor).toBeGreaterThan(daily?.largest.minor ?? 0);
    expect([daily?.count, monthly?.count]).toEqual([6, 3]);
  });
});
