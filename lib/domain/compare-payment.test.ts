import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePayment,
  type LedgerMovement,
  type Move,
  type Movement,
  type PortalSide,
} from "./compare-payment";

const DAY = 86_400_000;
const horizon = { from: 0, settledBy: 10 * DAY };
const NOTHING = { capture: 0, refund: 0 };

const portalOf = (movements: readonly Movement[], inFlight = NOTHING): PortalSide => ({
  ...{ currency: "NOK", movements, inFlight },
});
const linesOf = (movements: readonly Movement[]): LedgerMovement[] =>
  movements.map((one, place) => ({ ...one, currency: "NOK", key: `psp-${place}`, looked: true }));
const moved = (move: Move, minor: number, day = 1): Movement => ({ move, minor, at: day * DAY });
const story = [moved("capture", 10_000), moved("refund", 2_500, 2)];

const kindsOf = (portal: PortalSide | undefined, lines: readonly LedgerMovement[]) =>
  comparePayment(portal, lines, horizon).map(({ kind, move }) => (move ? `${kind} ${move}` : kind));

const movement = fc.record({
  move: fc.constantFrom<Move>("capture", "refund"),
  minor: fc.integer({ min: 1, max: 1_000_000 }),
  at: fc.integer({ min: 0, max: 20 * DAY }),
});

describe("a payment and its lines of the ledger", () => {
  it("agree whatever moved, in whichever order, and whatever is still on its way to the ledger", () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 8 }), fc.infiniteStream(fc.boolean()), (all, arrived) => {
        const booked = linesOf(all).filter(({ at }) => at <= horizon.settledBy || arrived.next().value);
        expect(comparePayment(portalOf(all), booked.reverse(), horizon)).toEqual([]);
      }),
    );
  });

  it("agree where the portal does not know yet what happened just now", () => {
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 8 }), (all) => {
        const known = all.filter(({ at }) => at <= horizon.settledBy);
        expect(comparePayment(portalOf(known), linesOf(all), horizon)).toEqual([]);
      }),
    );
  });

  it("agree while an operation is asked for and not answered", () => {
    const lines = linesOf(story);
    expect(kindsOf(portalOf([moved("capture", 10_000)]), lines)).toEqual(["amount_differs refund"]);
    expect(kindsOf(portalOf([moved("capture", 10_000)], { capture: 0, refund: 2_500 }), lines)).toEqual([]);
  });

  it("differ by exactly what was changed", () => {
    fc.assert(
      fc.property(movement, fc.integer({ min: 1, max: 999 }), (one, by) => {
        const early = { ...one, at: DAY };
        const [more] = comparePayment(
          portalOf([early]),
          linesOf([{ ...early, minor: one.minor + by }]),
          horizon,
        );
        expect(more).toMatchObject({ kind: "amount_differs", move: one.move, expectedMinor: one.minor });
        expect(more?.foundMinor).toBe(one.minor + by);
      }),
    );
    expect(kindsOf(portalOf(story), linesOf([moved("capture", 9_900), moved("refund", 2_500)]))).toEqual([
      "amount_differs capture",
    ]);
  });

  it("are a break where the ledger has none of it after its lag, and none before", () => {
    expect(comparePayment(portalOf(story), [], horizon)).toEqual([
      {
        ...{ kind: "not_in_ledger", move: null, currency: "NOK", foundCurrency: null },
        ...{ expectedMinor: 7_500, foundMinor: 0 },
      },
    ]);
    expect(kindsOf(portalOf([moved("capture", 100, 11)]), [])).toEqual([]);
  });

  it("are not asked of a ledger that began later", () => {
    const later = { from: 5 * DAY, settledBy: 10 * DAY };
    expect(comparePayment(portalOf(story), [], later)).toEqual([]);
  });

  it("are a break where the portal has no such payment, once the platform was asked for it", () => {
    expect(comparePayment(undefined, linesOf(story), horizon)).toMatchObject([
      { kind: "not_in_portal", expectedMinor: 0, foundMinor: 7_500 },
    ]);
    expect(
      kindsOf(
        undefined,
        linesOf(story).map((line) => ({ ...line, looked: false })),
      ),
    ).toEqual([]);
    expect(kindsOf(undefined, linesOf([moved("capture", 100, 11)]))).toEqual([]);
  });

  it("are in two currencies", () => {
    const lines = linesOf(story).map((line) => ({ ...line, currency: "DKK" }));
    expect(comparePayment(portalOf(story), lines, horizon)).toMatchObject([
      { kind: "currency_differs", currency: "NOK", foundCurrency: "DKK", foundMinor: 7_500 },
    ]);
  });

  it("name a line that stands there twice, and nothing else for it", () => {
    const lines = linesOf(story);
    const [first] = lines;
    if (!first) throw new Error("there are lines");
    expect(comparePayment(portalOf(story), [...lines, first], horizon)).toMatchObject([
      { kind: "duplicate_entry", expectedMinor: 7_500, foundMinor: 17_500 },
    ]);
    // Two parts of the same size are no repetition where the portal knows of both.
    const twice = [moved("capture", 500), moved("capture", 500)];
    expect(
      kindsOf(
        portalOf(twice),
        linesOf(twice).map((line) => ({ ...line, key: "one" })),
      ),
    ).toEqual([]);
  });
});
