import { describe, expect, it } from "vitest";
import { demoKeys, demoMerchant } from "../demo-units";
import type { Approval, Payment } from "../payment";
import { makeSalesUnit, type SalesUnit } from "../sales-unit";
import { abortPayment, approvePayment } from "./approve-payment";
import { cancelPayment } from "./cancel-payment";
import { capturePayment } from "./capture-payment";
import { lapsePayment } from "./lapse-payment";
import { refundPayment } from "./refund-payment";

const DAY = 86_400_000;
const merchant = demoMerchant("m", "M", "business:NO:ORG", "999000010");
const draw = (more: Partial<Parameters<typeof makeSalesUnit>[0]> = {}) =>
  makeSalesUnit({ msn: "100001", name: "U", merchant, market: "NO", keys: demoKeys("100001"), ...more });
const norwegian = draw();
const testUnit = draw({ environment: "test" });
const approval: Approval = { phone: "4791000011", commercial: false, guaranteeMs: 7 * DAY };

const created = (amount = 1000): Payment => ({
  ...{ msn: "100001", reference: "order-0001", pspReference: "p", currency: "NOK", amount },
  ...{
    userFlow: "WEB_REDIRECT",
    methodType: "WALLET",
    state: "CREATED",
    customerInteraction: "CUSTOMER_NOT_PRESENT",
  },
  ...{
    authorized: 0,
    captured: 0,
    cancelled: 0,
    refunded: 0,
    createdAt: 0,
    expiresAt: 600_000,
    longLiving: false,
  },
  events: [{ name: "CREATED", pspReference: "p", amount, at: 0, success: true }],
});

function done<R extends object>(ruling: R): Payment {
  if (!("payment" in ruling)) throw new Error(`refused: ${JSON.stringify(ruling)}`);
  return ruling.payment as Payment; // safe: every ruling with a payment holds one
}

const reserved = (amount = 1000, unit: SalesUnit = norwegian) =>
  done(approvePayment(created(amount), unit, 0, approval));
const ask = (value: number, currency = "NOK") => ({ value, currency });
const captured = (value: number, from = reserved()) => done(capturePayment(from, norwegian, 1, ask(value)));
const cancelled = (from = reserved()) => done(cancelPayment(from, 1, { onlyIfNotApproved: false }));
const aborted = () => done(abortPayment(created(), 1));
const refunded = (value: number, from = captured(1000)) =>
  done(refundPayment(from, norwegian, 2, ask(value)));
const full = draw({ flags: { mustCaptureFull: true } });

describe("capture", () => {
  it.each([
    ["6080", "before approval", created(), norwegian, 1, ask(1)],
    ["6200", "of an aborted payment", aborted(), norwegian, 1, ask(1)],
    [
      "6070",
      "of a terminated payment",
      done(cancelPayment(created(), 1, { onlyIfNotApproved: false })),
      norwegian,
      1,
      ask(1),
    ],
    ["6070", "of a cancelled payment", cancelled(), norwegian, 1, ask(1)],
    ["6070", "of the rest that was cancelled", cancelled(captured(300)), norwegian, 1, ask(1)],
    ["6170", "of what is captured already", captured(1000), norwegian, 1, ask(1)],
    ["6090", "above the reservation", reserved(), norwegian, 1, ask(1001)],
    ["6090", "above the rest", captured(600), norwegian, 1, ask(401)],
    ["6100", "at the deadline", reserved(), norwegian, 180 * DAY, ask(1)],
    ["6140", "of a part where all is asked for", reserved(), full, 1, ask(999)],
    ["4040", "of nothing", reserved(), norwegian, 1, ask(0)],
    ["5040", "in another currency", reserved(), norwegian, 1, ask(1, "EUR")],
  ])("%s %s", (code, _what, payment, unit, now, asked) => {
    expect(capturePayment(payment, unit, now, asked)).toEqual({ refused: code });
  });

  it("takes all at once, or in parts up to the last øre", () => {
    expect(capturePayment(reserved(), full, 1, ask(1000))).toHaveProperty("payment.captured", 1000);
    expect(captured(400, captured(600))).toMatchObject({
      captured: 1000,
      authorized: 1000,
      state: "AUTHORIZED",
    });
  });
});

describe("cancel", () => {
  it.each([
    ["6040", "of what is captured", captured(1000), 1, false],
    ["6190", "twice", cancelled(), 1, false],
    ["6190", "of an aborted payment", aborted(), 1, false],
    ["6030", "after the deadline", reserved(), 180 * DAY, false],
    ["6060", "of the request only, when it is approved", reserved(), 1, true],
  ])("%s %s", (code, _what, payment, now, onlyIfNotApproved) => {
    expect(cancelPayment(payment, now, { onlyIfNotApproved })).toEqual({ refused: code });
  });

  it("ends a request before approval, and releases the whole rest after it", () => {
    expect(cancelPayment(created(), 1, { onlyIfNotApproved: true })).toMatchObject({
      payment: { state: "TERMINATED", cancelled: 1000, authorized: 0 },
    });
    expect(cancelled(captured(300))).toMatchObject({ state: "AUTHORIZED", captured: 300, cancelled: 700 });
  });
});

describe("refund", () => {
  it.each([
    ["6020", "before approval", created(), norwegian, ask(1), 2],
    ["6210", "before a capture", reserved(), norwegian, ask(1), 2],
    ["6210", "of an aborted payment", aborted(), norwegian, ask(1), 2],
    ["6150", "of more than was captured", captured(400), norwegian, ask(401), 2],
    ["6150", "of more than is left", refunded(600), norwegian, ask(401), 2],
    ["6180", "of what went back already", refunded(1000), norwegian, ask(1), 2],
    ["6220", "a year later", captured(1000), norwegian, ask(1), 366 * DAY],
    ["5100", "of the amount without a receiving account", captured(1000), testUnit, ask(123), 2],
    ["6220", "of the amount that is too late", captured(1000), testUnit, ask(124), 2],
  ])("%s %s", (code, _what, payment, unit, asked, now) => {
    expect(refundPayment(payment, unit, now, asked)).toEqual({ refused: code });
  });

  it("gives back in parts, on the last day, and magic amounts mean nothing outside the test environment", () => {
    expect(refunded(400, refunded(600))).toMatchObject({ refunded: 1000, captured: 1000 });
    expect(refundPayment(captured(1000), norwegian, 365 * DAY, ask(123))).toHaveProperty(
      "payment.refunded",
      123,
    );
  });
});

describe("approval", () => {
  it.each([151, 182, 183, 184, 186, 187, 197, 202])(
    "of %i is declined in the test environment and can be tried again",
    (amount) => {
      const ruling = approvePayment(created(amount), testUnit, 1, approval);
      expect(ruling).toMatchObject({ outcome: "declined", payment: { state: "CREATED", authorized: 0 } });
      expect(done(ruling).events.at(-1)).toMatchObject({ name: "AUTHORIZED", success: false });
      expect(approvePayment(created(amount), norwegian, 1, approval)).toHaveProperty("outcome", "approved");
    },
  );

  it("of 201 is unknown for an hour, in which nothing else can happen", () => {
    const waiting = done(approvePayment(created(201), testUnit, 0, approval));
    expect(cancelPayment(waiting, 1, { onlyIfNotApproved: false })).toEqual({ refused: "6250" });
    expect(capturePayment(waiting, testUnit, 1, ask(1))).toEqual({ refused: "6160" });
    expect(lapsePayment(waiting, testUnit, 3_599_999).state).toBe("CREATED");
    expect(lapsePayment(waiting, testUnit, 3_600_000)).toMatchObject({
      state: "AUTHORIZED",
      authorized: 201,
    });
  });

  it("refuses a business card where the merchant blocked them", () => {
    const blocking = { ...created(), blockedSources: ["COMMERCIAL_CARDS"] };
    expect(approvePayment(blocking, norwegian, 1, { ...approval, commercial: true })).toEqual({
      refused: "10040",
    });
    expect(approvePayment(blocking, norwegian, 1, approval)).toHaveProperty("outcome", "approved");
  });

  it.each([
    ["NO", {}, 180],
    ["DK", {}, 14],
    ["FI", {}, 14],
    ["FI", { lateCapture: true }, 180],
  ] as const)(
    "in %s with %j leaves time to capture for %i days, and guarantees as long as the card does",
    (market, flags, days) => {
      const unit = draw({ market, flags });
      const payment = reserved(1000, unit);
      expect(payment).toMatchObject({ captureDeadline: days * DAY, captureGuaranteedUntil: 7 * DAY });
      expect(lapsePayment(payment, unit, days * DAY - 1).cancelled).toBe(0);
      const released = lapsePayment(payment, unit, 400 * DAY);
      expect(released).toMatchObject({ state: "AUTHORIZED", cancelled: 1000 });
      expect(released.events.at(-1)).toMatchObject({ name: "CANCELLED", at: days * DAY });
    },
  );
});
