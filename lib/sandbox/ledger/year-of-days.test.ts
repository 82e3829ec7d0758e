import fc from "fast-check";
import { expect, it } from "vitest";
import { demoKeys, demoMerchant } from "../demo-units";
import { MARKETS, type Market, makeSalesUnit, type SalesUnit, SETTLEMENT_PERIODS } from "../sales-unit";
import { bookMovements } from "./book-movements";
import { addDays, weekdayOf } from "./days";
import { bankHolidays } from "./holidays";
import type { LedgerEntry, LedgerState } from "./ledger";
import type { Movement } from "./movement";
import { agreeTerms, mayChoosePeriod, payoutDate, termsOn } from "./settlement-terms";
import { endOfDay, startOfDay } from "./zone-time";

// A year of days, each closed on its own as the clock passes midnight: every figure is worked out a second time from the
// movements alone, and has to be the same to the minor unit.

const FIRST = "2026-01-01";
const DAYS = 365;

const movement = fc.record({
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  second: fc.integer({ min: 0, max: 80_000 }),
  amount: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 500_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: -300_000, max: -1 }) },
  ),
  correction: fc.boolean(),
});

const world = fc.record({
  market: fc.constantFrom(...MARKETS),
  period: fc.constantFrom(...SETTLEMENT_PERIODS),
  kind: fc.constantFrom("net" as const, "gross" as const),
  prices: fc.record({
    basisPoints: fc.integer({ min: 0, max: 500 }),
    fixed: fc.integer({ min: 0, max: 200 }),
  }),
  movements: fc.array(movement, { minLength: 1, maxLength: 400 }),
});

function unitOf({ market, period, kind, prices }: { market: Market } & Omit<Terms, "market">): SalesUnit {
  const merchant = demoMerchant("year", "A Year", "business:NO:ORG", "999000010");
  const unit = makeSalesUnit({ msn: "123456", name: "Year", merchant, market, keys: demoKeys("123456") });
  const allowed = mayChoosePeriod(market) ? period : "daily";
  return agreeTerms(unit, { ...termsOn(unit, FIRST), from: FIRST, period: allowed, kind, prices });
}

type Terms = Pick<ReturnType<typeof termsOn>, "period" | "kind" | "prices">;

type Drawn = { day: number; second: number; amount: number; correction: boolean };

function movementsOf(unit: SalesUnit, drawn: readonly Drawn[]): Movement[] {
  const made = drawn.map(({ day, second, amount, correction }, index): Movement => {
    const at = startOfDay(addDays(FIRST, day), unit.timeZone) + second * 1_000;
    const entryType = correction ? "correction" : amount < 0 ? "refund" : "capture";
    const names = { reference: `order-${index}`, pspReference: String(index) };
    return { msn: unit.msn, at, topic: "funds", entryType, amount, ...names };
  });
  return made.sort((a, b) => a.at - b.at);
}

/** Passes every midnight of the year, one after the other. */
function closeYear(unit: SalesUnit, movements: readonly Movement[]) {
  let state: LedgerState | undefined;
  const entries: LedgerEntry[] = [];
  for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
    const [from, until] = [startOfDay(day, unit.timeZone), endOfDay(day, unit.timeZone)];
    const due = movements.filter(({ at }) => at >= from && at < until);
    const booked = bookMovements(unit, state, 1, due, until);
    state = booked?.state;
    for (const entry of booked?.entries ?? []) entries.push(entry);
    // Once more at the same time: nothing is done twice.
    expect(bookMovements(unit, state, 1, [], until)?.entries ?? []).toEqual([]);
  }
  return entries;
}

const sum = (entries: readonly LedgerEntry[], ...types: string[]) =>
  entries.reduce((total, { entryType, amount }) => total + (types.includes(entryType) ? amount : 0), 0);

it("adds up on every day, whatever happened", () => {
  fc.assert(
    fc.property(world, ({ movements: drawn, ...terms }) => {
      const unit = unitOf(terms);
      const movements = movementsOf(unit, drawn);
      const entries = closeYear(unit, movements);
      let [funds, fees] = [0, 0];
      for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
        const ofDay = entries.filter(({ ledgerDate }) => ledgerDate === day);
        const inFunds = ofDay.filter(({ topic }) => topic === "funds");
        const inFees = ofDay.filter(({ topic }) => topic === "fees");
        const moved = movements.filter(
          ({ at }) => at >= startOfDay(day, unit.timeZone) && at < endOfDay(day, unit.timeZone),
        );
        const happened = moved.reduce((total, { amount }) => total + amount, 0);
        const [retained, paid] = [sum(inFunds, "fees-retained"), sum(inFunds, "payout-scheduled")];
        expect(sum(inFunds, "capture", "refund", "correction")).toBe(happened);
        expect(paid).toBeLessThanOrEqual(0);
        expect(retained + sum(inFees, "fees-retained")).toBe(0);
        if (terms.kind === "net") expect(retained).toBe(sum(inFees, "capture-fee"));
        funds += happened + retained + paid;
        fees += inFees.reduce((total, { amount }) => total + amount, 0);
        expect(inFunds.at(-1)?.balanceAfter ?? funds).toBe(funds);
        expect(inFees.at(-1)?.balanceAfter ?? fees).toBe(fees);
        if (paid < 0) expect([funds, inFunds.at(-1)?.entryType]).toEqual([0, "payout-scheduled"]);
      }
      const ownFees = entries.filter(({ entryType }) => entryType === "capture-fee");
      const percents = ownFees.every(({ amount }) => amount <= 0 && Number.isInteger(amount));
      expect(percents).toBe(true);
      expectChain(entries);
    }),
    { numRuns: 25 },
  );
});

/** Each entry begins where the one before it ended. */
function expectChain(entries: readonly LedgerEntry[]): void {
  for (const topic of ["funds", "fees"] as const) {
    const own = entries.filter((entry) => entry.topic === topic);
    const broken = own.filter((entry, index) => {
      const before = own[index - 1]?.balanceAfter ?? 0;
      const follows = entry.balanceBefore === before && entry.seq === index + 1;
      return !follows || entry.balanceAfter !== before + entry.amount;
    });
    expect(broken).toEqual([]);
  }
}

it("never pays on a weekend or a holiday, in ten years of all four countries", () => {
  for (const market of MARKETS) {
    for (let day = "2024-01-01"; day < "2034-01-01"; day = addDays(day, 1)) {
      for (const period of mayChoosePeriod(market) ? SETTLEMENT_PERIODS : (["daily"] as const)) {
        const paid = payoutDate(day, period, market);
        const closed =
          [0, 6].includes(weekdayOf(paid)) || bankHolidays(market, Number(paid.slice(0, 4))).has(paid);
        if (closed || paid <= day || paid > addDays(day, 9)) expect([market, day, period]).toBe(paid);
      }
    }
  }
});
