import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captureDeadlineOf } from "./capture-period";
import { type Money, money } from "./money";
import {
  capturable,
  decideCancel,
  decideCapture,
  decideRefund,
  noAmounts,
  PAYMENT_STATES,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentState,
  refundable,
  refundDeadline,
  statusOf,
} from "./payment";

const nok = (minor: number) => money(minor, "NOK");
const NOW = new Date("2026-11-21T12:00:00Z");
const DAY = 86_400_000;

type Sums = { authorized?: number; captured?: number; refunded?: number; cancelled?: number };
type Shape = Sums & { state?: PaymentState; holdCapture?: number; holdRefund?: number } & Pick<
    Payment,
    "captureDeadline" | "authorizedAt"
  >;

function payment(shape: Shape = {}): Payment {
  const { state = "AUTHORIZED", authorized = 1_000, captured = 0, refunded = 0, cancelled = 0 } = shape;
  return {
    state,
    amount: nok(1_000),
    amounts: {
      authorized: nok(authorized),
      captured: nok(captured),
      refunded: nok(refunded),
      cancelled: nok(cancelled),
    },
    reserved: { capture: nok(shape.holdCapture ?? 0), refund: nok(shape.holdRefund ?? 0) },
    ...(shape.captureDeadline && { captureDeadline: shape.captureDeadline }),
    ...(shape.authorizedAt && { authorizedAt: shape.authorizedAt }),
  };
}

describe("statusOf", () => {
  test.each<[string, Shape]>([
    ["requested", { state: "CREATED", authorized: 0 }],
    ["rejected", { state: "ABORTED", authorized: 0 }],
    ["expired", { state: "EXPIRED", authorized: 0 }],
    ["cancelled", { state: "TERMINATED", authorized: 0, cancelled: 1_000 }],
    ["reserved", {}],
    ["cancelled", { cancelled: 1_000 }],
    ["partially_captured", { captured: 1 }],
    ["partially_captured", { captured: 999 }],
    ["captured", { captured: 1_000 }],
    ["captured", { captured: 400, cancelled: 600 }],
    ["partially_captured", { captured: 400, cancelled: 599 }],
    ["reserved", { cancelled: 999 }],
    ["partially_refunded", { captured: 1_000, refunded: 1 }],
    ["partially_refunded", { captured: 1_000, refunded: 999 }],
    ["refunded", { captured: 1_000, refunded: 1_000 }],
    ["refunded", { captured: 400, refunded: 400 }],
    ["partially_refunded", { captured: 400, refunded: 399, cancelled: 600 }],
    ["cancelled", { state: "TERMINATED" }],
  ])("%s: %o", (status, shape) => {
    expect(statusOf(payment(shape))).toBe(status);
  });
});

// The platform's words, and the words of lists, filters and reports: written down a second time.
test("the states and statuses are these", () => {
  expect(PAYMENT_STATES).toEqual(["CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED"]);
  expect(PAYMENT_STATUSES).toEqual([
    ...["requested", "reserved", "partially_captured", "captured", "partially_refunded", "refunded"],
    ...["cancelled", "rejected", "expired"],
  ]);
});

describe("decideCapture", () => {
  const decide = (shape: Shape, minor: number) => decideCapture(payment(shape), nok(minor), NOW);
  const over = new Date(NOW.getTime() - 1);
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

  test.each<[number, Shape]>([
    [1, {}],
    [1_000, {}],
    [600, { captured: 400 }],
    [1, { captured: 999 }],
    [100, { captured: 400, cancelled: 500 }],
    [1_000, { captureDeadline: NOW }],
    [1_000, { captureDeadline: new Date(NOW.getTime() + 1) }],
    // The usual time is over, but the platform may have approved late capture for this unit: it decides.
    [1_000, { captureDeadline: over, authorizedAt: daysAgo(15) }],
    [1_000, { captureDeadline: over, authorizedAt: daysAgo(180) }],
  ])("takes %i of %o", (minor, shape) => {
    expect(decide(shape, minor)).toEqual({ ok: true, value: nok(minor) });
  });

  test.each<[string, number, Shape, object]>([
    ["not approved", 1, { state: "CREATED", authorized: 0 }, { code: "not_authorized", state: "CREATED" }],
    ["withdrawn", 1, { state: "TERMINATED", authorized: 0 }, { code: "not_authorized", state: "TERMINATED" }],
    ["one øre too much", 1_001, {}, { code: "amount_exceeds_remaining", remaining: nok(1_000) }],
    ["more than the rest", 601, { captured: 400 }, { code: "amount_exceeds_remaining", remaining: nok(600) }],
    [
      "what is asked for already",
      501,
      { holdCapture: 500 },
      { code: "amount_exceeds_remaining", remaining: nok(500) },
    ],
    ["all captured", 1, { captured: 1_000 }, { code: "nothing_to_capture" }],
    ["all cancelled", 1, { cancelled: 1_000 }, { code: "nothing_to_capture" }],
    ["all asked for", 1, { holdCapture: 1_000 }, { code: "nothing_to_capture" }],
    ["zero", 0, {}, { code: "amount_not_positive" }],
    ["less than zero", -1, {}, { code: "amount_not_positive" }],
    ["too late", 1, { captureDeadline: over }, { code: "capture_period_over", deadline: over }],
    [
      "later than any unit may capture",
      1,
      { captureDeadline: daysAgo(167), authorizedAt: daysAgo(181) },
      { code: "capture_period_over", deadline: daysAgo(1) },
    ],
  ])("refuses: %s", (_name, minor, shape, error) => {
    expect(decide(shape, minor)).toEqual({ ok: false, error });
  });

  test("refuses another currency loudly: that is a bug, not an input", () => {
    expect(() => decideCapture(payment(), money(1, "DKK"), NOW)).toThrow(RangeError);
  });
});

describe("decideCancel", () => {
  test.each<[number, Shape]>([
    [1_000, {}],
    [600, { captured: 400 }],
    [1, { captured: 400, cancelled: 599 }],
    [1_000, { state: "CREATED", authorized: 0 }],
  ])("lets go of %i of %o", (minor, shape) => {
    expect(decideCancel(payment(shape))).toEqual({ ok: true, value: nok(minor) });
  });

  test.each<[object, Shape]>([
    [{ code: "nothing_to_cancel" }, { captured: 1_000 }],
    [{ code: "nothing_to_cancel" }, { cancelled: 1_000 }],
    [
      { code: "already_final", state: "EXPIRED" },
      { state: "EXPIRED", authorized: 0 },
    ],
    [
      { code: "already_final", state: "ABORTED" },
      { state: "ABORTED", authorized: 0 },
    ],
    [
      { code: "already_final", state: "TERMINATED" },
      { state: "TERMINATED", authorized: 0 },
    ],
  ])("refuses %o for %o", (error, shape) => {
    expect(decideCancel(payment(shape))).toEqual({ ok: false, error });
  });
});

describe("decideRefund", () => {
  const captured = { captured: 1_000 };
  const daysAgo = (days: number, ms = 0) => new Date(NOW.getTime() - days * DAY - ms);

  test.each<[number, Shape]>([
    [1, captured],
    [1_000, captured],
    [400, { captured: 400, cancelled: 600 }],
    [600, { ...captured, refunded: 400 }],
    [1, { ...captured, refunded: 999 }],
    [1, { ...captured, authorizedAt: daysAgo(365) }],
  ])("gives back %i of %o", (minor, shape) => {
    expect(decideRefund(payment(shape), nok(minor), NOW)).toEqual({ ok: true, value: nok(minor) });
  });

  test.each<[string, number, Shape, object]>([
    ["nothing captured", 1, {}, { code: "nothing_to_refund" }],
    ["not approved", 1, { state: "CREATED", authorized: 0 }, { code: "nothing_to_refund" }],
    ["all given back", 1, { ...captured, refunded: 1_000 }, { code: "nothing_to_refund" }],
    ["all asked for", 1, { ...captured, holdRefund: 1_000 }, { code: "nothing_to_refund" }],
    ["too much", 1_001, captured, { code: "amount_exceeds_refundable", remaining: nok(1_000) }],
    [
      "more than is left",
      301,
      { ...captured, refunded: 400, holdRefund: 300 },
      { code: "amount_exceeds_refundable", remaining: nok(300) },
    ],
    ["zero", 0, captured, { code: "amount_not_positive" }],
    ["less than zero", -5, captured, { code: "amount_not_positive" }],
    [
      "a year and a moment",
      1,
      { ...captured, authorizedAt: daysAgo(365, 1) },
      { code: "refund_period_over", deadline: new Date(NOW.getTime() - 1) },
    ],
  ])("refuses: %s", (_name, minor, shape, error) => {
    expect(decideRefund(payment(shape), nok(minor), NOW)).toEqual({ ok: false, error });
  });

  test("has no deadline before the approval", () => {
    expect(refundDeadline({})).toBeUndefined();
  });
});

/** A payment that can exist: captured and cancelled within what was approved, refunded within captured. */
const possible = fc
  .tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), fc.nat(1_000))
  .map(([a, b, c, d, e]) => {
    const captured = Math.min(a, 1_000);
    const cancelled = Math.min(b, 1_000 - captured);
    const refunded = Math.min(c, captured);
    const holdCapture = Math.min(d, 1_000 - captured - cancelled);
    return payment({
      captured,
      cancelled,
      refunded,
      holdCapture,
      holdRefund: Math.min(e, captured - refunded),
    });
  });

const asked = fc.integer({ min: -10, max: 2_000 }).map(nok);
const total = (...all: Money[]) => all.reduce((sum, { minor }) => sum + minor, 0);

describe("whatever is asked of whatever payment", () => {
  test("never more is captured, cancelled and asked for than was approved", () => {
    fc.assert(
      fc.property(possible, asked, (one, amount) => {
        const decided = decideCapture(one, amount, NOW);
        expect(decided.ok).toBe(amount.minor > 0 && amount.minor <= capturable(one).minor);
        if (!decided.ok) return;
        const { captured, cancelled, authorized } = one.amounts;
        expect(total(captured, cancelled, one.reserved.capture, amount)).toBeLessThanOrEqual(
          authorized.minor,
        );
      }),
    );
  });

  test("never more is given back than was captured", () => {
    fc.assert(
      fc.property(possible, asked, (one, amount) => {
        const decided = decideRefund(one, amount, NOW);
        expect(decided.ok).toBe(amount.minor > 0 && amount.minor <= refundable(one).minor);
        if (!decided.ok) return;
        const { captured, refunded } = one.amounts;
        expect(total(refunded, one.reserved.refund, amount)).toBeLessThanOrEqual(captured.minor);
      }),
    );
  });

  test("a payment that the customer never approved can be neither captured nor refunded", () => {
    for (const state of PAYMENT_STATES.filter((one) => one !== "AUTHORIZED")) {
      const one = { ...payment({ state }), amounts: noAmounts("NOK") };
      expect([decideCapture(one, nok(1), NOW).ok, decideRefund(one, nok(1), NOW).ok]).toEqual([false, false]);
    }
  });
});

describe("captureDeadlineOf", () => {
  const approved = new Date("2026-03-01T10:00:00Z");

  test.each([
    ["NOK", 180],
    ["SEK", 180],
    ["DKK", 14],
    ["EUR", 14],
  ] as const)("%s: %i days", (currency, days) => {
    expect(captureDeadlineOf(approved, currency)).toEqual(new Date(approved.getTime() + days * DAY));
  });

  test("a later guarantee counts, an earlier one does not", () => {
    const late = new Date(approved.getTime() + 180 * DAY);
    const early = new Date(approved.getTime() + 7 * DAY);
    expect(captureDeadlineOf(approved, "DKK", late)).toEqual(late);
    expect(captureDeadlineOf(approved, "DKK", early)).toEqual(new Date(approved.getTime() + 14 * DAY));
  });
});
