import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { duePayments } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { importPayment, operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { refreshPayment } from "./refresh-payment";
import { resolveOperation } from "./resolve-operation";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;
let payment: { id: string; reference: string; version: number };
let passed = 0;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant);
  payment = await importPayment(db, merchant, msn, await platform.approved(msn));
});

afterEach(() => {
  passed = 0;
  shiftClock(0);
});

function pass(ms: number): void {
  passed += ms;
  shiftClock(passed);
}

type Sums = { authorized?: number; captured?: number; refunded?: number; cancelled?: number };

/** The platform's answer about the payment with these amounts; `own` replaces what it says beside them. */
function answer(sums: Sums, own: object = {}, currency = "NOK"): Response {
  const of = (value = 0) => ({ currency, value });
  return Response.json({
    reference: payment.reference,
    pspReference: "1",
    state: "AUTHORIZED",
    amount: of(10_000),
    aggregate: {
      authorizedAmount: of(sums.authorized ?? 10_000),
      capturedAmount: of(sums.captured),
      refundedAmount: of(sums.refunded),
      cancelledAmount: of(sums.cancelled),
    },
    ...own,
  });
}

async function capture(amountMinor = 3_000, key = randomUUID()) {
  const { version } = await paymentIn(db, payment.id);
  const told = await capturePayment.call(boss, {
    paymentId: payment.id,
    seenVersion: Number(version),
    idempotencyKey: key,
    amountMinor,
  });
  return { key, told };
}

const resolve = async (operationId: string) =>
  resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId });
const refresh = () => refreshPayment.call(systemCaller(merchant, "payment:sync"), { paymentId: payment.id });
const amounts = () => paymentIn(db, payment.id);
const effects = (key: string) => platform.effects(msn, payment.reference, key);

describe("an answer to a capture", () => {
  // Amounts that cannot be broke a rule of the database: the person saw an error page, and so did every later reading.
  test.each([
    ["captures more than was approved", () => answer({ captured: 12_000 })],
    ["gives back more than was captured", () => answer({ captured: 3_000, refunded: 4_000 })],
    ["captures what was never approved", () => answer({ authorized: 0, captured: 3_000 })],
    [
      "changes the currency of the payment alone",
      () => answer({ captured: 3_000 }, { amount: { currency: "DKK", value: 10_000 } }),
    ],
  ])("that %s is not known to be one, and is found out later", async (_name, fault) => {
    platform.order("/capture", fault());
    const { key, told } = await capture();
    expect(told).toMatchObject({ ok: true, value: { outcome: "unknown" } });
    expect(await amounts()).toMatchObject({ captured_minor: 0, capture_reserved_minor: 3_000 });
    pass(60_000);
    await resolve(key);
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect([await effects(key), (await amounts())["captured_minor"]]).toEqual([1, 3_000]);
  });

  // Enough had been captured before, so an answer that showed no movement at all was taken for a success.
  test("that shows no movement is not known to be one, however much was captured before", async () => {
    await capture(5_000);
    platform.order("/capture", answer({ captured: 5_000 }));
    const { key, told } = await capture(3_000);
    expect(told).toMatchObject({ ok: true, value: { outcome: "unknown" } });
    pass(60_000);
    await resolve(key);
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect([await effects(key), (await amounts())["captured_minor"]]).toEqual([1, 8_000]);
  });

  // A webhook may be faster than the answer: what it brought must not make the answer look like no movement for good.
  test("whose effect a webhook brought first is a success", async () => {
    platform.order("/capture", async () => {
      await platform.shop(msn).capture(payment.reference, 1_000);
      await refresh();
    });
    const { told } = await capture(3_000);
    expect(told).toMatchObject({ ok: true, value: { outcome: "done" } });
    expect(await amounts()).toMatchObject({ captured_minor: 4_000, capture_reserved_minor: 0 });
  });
});

describe("a reading", () => {
  const due = async () => (await duePayments(10_000)).some(({ id }) => id === payment.id);

  // Such a reading ended in an error each time, and the payment stood first in line of every sweep from then on.
  test.each([
    ["in another currency", () => answer({}, {}, "EUR")],
    ["with impossible amounts", () => answer({ captured: 12_000 })],
    ["that takes back a cancellation", () => answer({ captured: 10_000 })],
  ])("%s changes nothing and waits for a better one", async (_name, fault) => {
    await platform.shop(msn).cancel(payment.reference, {});
    await refresh();
    const before = await amounts();
    await db.sql("update payments set next_poll_at = now() - interval '1 minute' where id = $1", [
      payment.id,
    ]);
    // Amounts that look older than the log are read twice.
    for (let reading = 0; reading < 2; reading += 1) platform.order(payment.reference, fault());
    expect(await refresh()).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await amounts()).toMatchObject({
      captured_minor: before["captured_minor"],
      cancelled_minor: before["cancelled_minor"],
      version: before["version"],
      currency: "NOK",
    });
    expect(await due()).toBe(false);
    // One that nothing more is expected of is not read again and again for it.
    await db.sql("update payments set next_poll_at = null where id = $1", [payment.id]);
    for (let reading = 0; reading < 2; reading += 1) platform.order(payment.reference, fault());
    await refresh();
    expect(await amounts()).toMatchObject({ next_poll_at: null });
  });

  // An answer that belonged to another payment would have been merged into this one, and amounts never go down again.
  test("about another payment changes nothing", async () => {
    platform.order(payment.reference, answer({ captured: 9_000 }, { reference: "another-payment" }));
    expect(await refresh()).toMatchObject({ ok: false });
    expect(await amounts()).toMatchObject({ captured_minor: 0 });
    const other = await platform.approved(msn);
    await platform.shop(msn).capture(other, 4_000);
    const log = Response.json(await platform.shop(msn).events(other));
    platform.order("/events", log);
    expect(await refresh()).toMatchObject({ ok: false });
    expect(await db.sql("select id from operations where payment_id = $1", [payment.id])).toEqual([]);
  });

  // The database keeps no NUL: a name with one ended every reading of the payment in an error.
  test("with a character in a name that cannot be kept is kept without it", async () => {
    const userDetails = { firstName: "Kari\u0000", lastName: "N\ud83d", mobileNumber: "4791000001" };
    platform.order(payment.reference, answer({}, { userDetails }));
    expect(await refresh()).toMatchObject({ ok: true });
    expect(await amounts()).toMatchObject({ customer_name: "Kari\ufffd N\ufffd" });
  });

  // Between reading the amounts and reading the log, the capture arrived: it was settled, with amounts that did not hold it,
  // and the same money was offered for capture again.
  test("of amounts that are older than the log is done once more", async () => {
    platform.order("/capture", "drop_before_apply");
    const { key } = await capture(3_000);
    pass(10_000);
    platform.order("/events", async () => {
      await platform.shop(msn).capture(payment.reference, 3_000, key);
    });
    await resolve(key);
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect(await amounts()).toMatchObject({ captured_minor: 3_000, capture_reserved_minor: 0 });
  });
});

describe("the platform's log", () => {
  async function logWith(...events: { success: boolean; key: string }[]): Promise<Response> {
    const real = await platform.shop(msn).events(payment.reference);
    const made = events.map(({ success, key }) => ({
      reference: payment.reference,
      pspReference: randomUUID(),
      name: "CAPTURED",
      amount: { currency: "NOK", value: 3_000 },
      timestamp: new Date().toISOString(),
      idempotencyKey: key,
      success,
    }));
    return Response.json([...real, ...made]);
  }

  // A failed try stood in the log before the one that succeeded: the operation was told to have failed, and its capture to have
  // been made by someone outside.
  test("shows a success behind a failure of the same key: it succeeded", async () => {
    platform.order("/capture", "drop_before_apply");
    const { key } = await capture(3_000);
    pass(10_000);
    platform.order(payment.reference, answer({ captured: 3_000 }));
    platform.order("/events", await logWith({ success: false, key }, { success: true, key }));
    await resolve(key);
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect(await db.sql("select id from operations where payment_id = $1", [payment.id])).toEqual([
      { id: key },
    ]);
  });

  // The platform said no and did it all the same. The log knows; the operation stayed "refused" and its capture became a stranger's.
  test("shows a success of what was told to be refused: it succeeded", async () => {
    platform.order("/capture", Response.json({ title: "No" }, { status: 403 }));
    const { key, told } = await capture(3_000);
    expect(told).toMatchObject({ ok: false, error: { code: "refused_by_platform" } });
    await platform.shop(msn).capture(payment.reference, 3_000, key);
    await refresh();
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded", error_code: null });
    expect(await db.sql("select id from operations where payment_id = $1", [payment.id])).toEqual([
      { id: key },
    ]);
    expect(await amounts()).toMatchObject({ captured_minor: 3_000 });
  });
});

// A wish to be asked again in eleven days held the payment for as long.
test("a platform that wants to be left alone for days is asked again within the hour", async () => {
  platform.order("/capture", Response.json({}, { status: 429, headers: { "retry-after": "999999" } }));
  const { key, told } = await capture();
  expect(told).toMatchObject({ ok: true, value: { outcome: "waiting" } });
  pass(3_601_000);
  await resolve(key);
  expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
});
