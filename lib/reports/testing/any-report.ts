import fc from "fast-check";
import type { ReportTransaction, SettlementReport } from "../settlement-report";
import { FJORD_KIOSK, KIOSK, SALE } from "./fjord-kiosk";
import { settlementOf } from "./with-rows";

const HOSTILE = ["=1+1", "@SUM(A1)", '"', ",", "<!--", "&amp;", "a\nb", "\u202e", "😀", "_x000D_", "'=x"];

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...HOSTILE), fc.uuid());
const minor = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999_999 }));
const start = Date.parse("2026-01-01T00:00:00Z");
const at = fc.integer({ min: 0, max: 364 * 86_400_000 }).map((ms) => new Date(start + ms).toISOString());

const row: fc.Arbitrary<ReportTransaction> = fc
  .record({
    at,
    id: fc.oneof(fc.integer({ min: 1 }).map(String), fc.uuid()),
    orderId: text.map((order) => order.trim()),
    kind: fc.constantFrom("sale", "sale", "sale", "refund", "fee", "correction"),
    amount: minor,
    share: fc.integer({ min: 0, max: 400 }),
    sign: fc.constantFrom(1, -1),
  })
  .map(({ kind, amount, share, sign, ...rest }) => {
    const grossMinor = { sale: amount, refund: -amount, fee: 0, correction: amount * sign }[kind];
    const feeMinor = kind === "sale" ? Math.floor((amount * share) / 10_000) : kind === "fee" ? amount : 0;
    return { ...SALE, ...rest, kind, grossMinor, feeMinor };
  });

const settlement = fc
  .record({ rows: fc.array(row, { minLength: 1, maxLength: 8 }), type: fc.constantFrom("Net", "Gross") })
  .map(({ rows, type }) => settlementOf(rows, { type }));

/** A report of any sales units and settlements that add up, with texts as nobody should write them. */
export const anyReport: fc.Arbitrary<SettlementReport> = fc
  .array(
    fc.record({
      name: text.map((name) => name.trim()),
      currency: fc.constantFrom("NOK", "DKK"),
      settlements: fc.array(settlement, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((units) => ({
    ...FJORD_KIOSK,
    units: units.map((unit, at) => ({
      ...KIOSK,
      ...unit,
      msn: String(654_321 + at),
      settlements: unit.settlements.map((one, number) => ({ ...one, id: String(2_000_001 + number) })),
    })),
  }));
