import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { dueOperations } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { cancelPayment } from "./cancel-payment";
import { capturePayment } from "./capture-payment";
import { checkStatusNow } from "./check-status-now";
import { refundPayment } from "./refund-payment";
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

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

function pass(ms: number): void {
  passed += ms;
  shiftClock(passed);
}

const capture = (key: string, amountMinor = 3_000) =>
  capturePayment.call(boss, {
    paymentId: payment.id,
    seenVersion: payment.version,
    idempotencyKey: key,
    amountMinor,
  });

async function resolve(operationId: string): Promise<string> {
  const resolved = await resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId });
  return resolved.ok ? resolved.value.state : resolved.error.code;
}

const sent = () => platform.requests().filter((request) => request === "POST capture").length;
const effects = (key: string) => platform.effects(msn, payment.reference, key);
const isDue = async (id: string) => (await dueOperations(1_000)).some((operation) => operation.id === id);

describe("a capture whose answer was lost", () => {
  test("is told as unknown, keeps its money aside and lets nobody else in", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    expect(await capture(key)).toMatchObject({ ok: true, value: { outcome: "unknown", operationId: key } });
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 0,
      capture_reserved_minor: 3_000,
    });
    const { version } = await paymentIn(db, payment.id);
    const second = { paymentId: payment.id, seenVersion: Number(version), idempotencyKey: randomUUID() };
    expect(await capturePayment.call(boss, second)).toEqual({
      ok: false,
      error: { code: "operation_open", kind: "capture", outcome: "unknown" },
    });
    expect((await actionsIn(db, payment.id)).at(-1)).toMatchObject({ action: "payment.capture.unknown" });
  });

  test("is found in the platform's log by its key, without being sent again", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key);
    expect(await isDue(key)).toBe(false);
    pass(10 * SECOND);
    expect(await isDue(key)).toBe(true);
    expect(await resolve(key)).toBe("succeeded");
    expect([sent(), await effects(key)]).toEqual([1, 1]);
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 3_000,
      capture_reserved_minor: 0,
      status: "partially_captured",
    });
    expect(await db.sql("select id from operations where external")).toEqual([]);
    expect(await capture(key)).toMatchObject({ ok: true, value: { outcome: "done" } });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("is settled as well by a person who checks, or by the webhook that comes first", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key);
    const checked = await checkStatusNow.call(boss, { paymentId: payment.id });
    expect(checked).toMatchObject({ ok: true, value: { changed: true } });
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect(await resolve(key)).toBe("left_alone");
  });
});

describe("a capture that never arrived", () => {
  test("is sent again under the same key after a minute, once", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key);
    pass(10 * SECOND);
    expect(await resolve(key)).toBe("unknown");
    pass(20 * SECOND);
    expect(await resolve(key)).toBe("unknown");
    expect(sent()).toBe(1);
    pass(30 * SECOND);
    expect(await resolve(key)).toBe("succeeded");
    expect([sent(), await effects(key)]).toEqual([2, 1]);
    expect(await operationIn(db, key)).toMatchObject({ attempt: 2 });
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 3_000,
      capture_reserved_minor: 0,
    });
  });

  test("and is refused on the second try fails, and its money is free again", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key);
    await platform.shop(msn).cancel(payment.reference, {});
    pass(60 * SECOND);
    expect(await resolve(key)).toBe("failed");
    expect(await capture(key)).toMatchObject({
      ok: false,
      error: { code: "refused_by_platform", platformCode: "6070" },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({ capture_reserved_minor: 0, status: "cancelled" });
    expect(await effects(key)).toBe(0);
  });

  test("goes to a person when the key is too old to be trusted", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key);
    pass(20 * HOUR);
    expect(await resolve(key)).toBe("needs_review");
    expect(sent()).toBe(1);
    expect(await isDue(key)).toBe(false);
    expect(await paymentIn(db, payment.id)).toMatchObject({ capture_reserved_minor: 3_000 });
    expect((await actionsIn(db, payment.id)).at(-1)).toMatchObject({
      action: "payment.capture.needs_review",
    });
  });
});

describe("while the platform is away", () => {
  test("an operation waits through a day of failures and is settled afterwards", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key);
    let looks = 0;
    while (passed < 24 * HOUR) {
      const { next_at: nextAt } = (await operationIn(db, key)) ?? {};
      pass(Math.max(0, Number(nextAt) - Date.now() - passed));
      platform.order(payment.reference, "drop_before_apply");
      expect(await resolve(key)).toBe("unknown");
      looks += 1;
    }
    expect(looks).toBe(41); // at least each minute within 15 minutes, then hourly
    pass(6 * HOUR);
    expect(await resolve(key)).toBe("succeeded");
    expect([sent(), await effects(key)]).toEqual([1, 1]);
  });

  test("five failures within half a minute refuse new requests before anything is written", async () => {
    for (let count = 0; count < 5; count += 1) {
      platform.order(payment.reference, "drop_before_apply");
      await checkStatusNow.call(boss, { paymentId: payment.id });
    }
    const key = randomUUID();
    expect(await capture(key)).toEqual({ ok: false, error: { code: "platform_unavailable" } });
    expect(await operationIn(db, key)).toBeUndefined();
    pass(31 * SECOND);
    expect(await capture(key)).toMatchObject({ ok: true, value: { outcome: "done" } });
  });
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

describe("answers that are no answer", () => {
  test.each([
    ["500", () => json(500, {})],
    ["503", () => json(503, {})],
    ["408", () => json(408, {})],
    ["a success in HTML", () => new Response("<html>", { status: 200 })],
    ["a success without amounts", () => json(200, { reference: "x" })],
    ["a compressed success", () => json(200, {}, { "content-encoding": "br" })],
    ["an endless success", () => json(200, "x".repeat(300_000))],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "http://elsewhere.test" } })],
  ])("%s leaves the outcome unknown", async (_name, fault) => {
    platform.order("/capture", fault());
    expect(await capture(randomUUID())).toMatchObject({ ok: true, value: { outcome: "unknown" } });
  });

  test("an answer about another amount than was asked for is not taken for a success", async () => {
    const amounts = (captured: number) => ({
      authorizedAmount: { currency: "NOK", value: 10_000 },
      capturedAmount: { currency: "NOK", value: captured },
      refundedAmount: { currency: "NOK", value: 0 },
      cancelledAmount: { currency: "NOK", value: 0 },
    });
    const answer = {
      reference: payment.reference,
      pspReference: "1",
      state: "AUTHORIZED",
      amount: { currency: "NOK", value: 10_000 },
      aggregate: amounts(2_999),
    };
    platform.order("/capture", json(200, answer));
    expect(await capture(randomUUID())).toMatchObject({ ok: true, value: { outcome: "unknown" } });
  });
});

describe("a platform that says not now", () => {
  test("429 was not carried out: it waits as long as the platform says, and is sent again under the same key", async () => {
    const key = randomUUID();
    platform.order("/capture", json(429, {}, { "retry-after": "40" }));
    expect(await capture(key)).toMatchObject({ ok: true, value: { outcome: "waiting" } });
    pass(39 * SECOND);
    expect(await resolve(key)).toBe("left_alone");
    pass(2 * SECOND);
    expect(await resolve(key)).toBe("succeeded");
    expect([sent(), await effects(key)]).toEqual([2, 1]);
  });

  test("429 without a time waits 15 seconds", async () => {
    const key = randomUUID();
    platform.order("/capture", json(429, {}));
    await capture(key);
    pass(14 * SECOND);
    expect(await isDue(key)).toBe(false);
    pass(2 * SECOND);
    expect(await isDue(key)).toBe(true);
  });

  test("409 is our own mistake: the log is asked, nothing is guessed, and a person decides", async () => {
    const key = randomUUID();
    platform.order("/capture", json(409, { title: "Conflict", extraDetails: [] }));
    expect(await capture(key)).toMatchObject({ ok: true, value: { outcome: "unknown" } });
    platform.order("/capture", json(409, { title: "Conflict", extraDetails: [] }));
    pass(60 * SECOND);
    expect(await resolve(key)).toBe("needs_review");
    expect(await effects(key)).toBe(0);
  });
});

describe("several workers", () => {
  test("only one of ten takes an operation up, and it is sent once", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key);
    pass(60 * SECOND);
    const states = await Promise.all(Array.from({ length: 10 }, () => resolve(key)));
    expect(states.filter((state) => state === "succeeded")).toHaveLength(1);
    expect(states.filter((state) => state === "left_alone")).toHaveLength(9);
    expect([sent(), await effects(key)]).toEqual([2, 1]);
  });

  test("a worker that died leaves the operation to the next one when its lease is over", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key);
    pass(10 * SECOND);
    const lease = new Date(Date.now() + passed + 30 * SECOND);
    await db.sql("update operations set lease_until = $2 where id = $1", [key, lease]);
    expect(await resolve(key)).toBe("left_alone");
    pass(31 * SECOND);
    expect(await resolve(key)).toBe("succeeded");
  });

  test("nobody but the recovery job may do this", async () => {
    const refused = await resolveOperation.call(boss, { operationId: randomUUID() });
    expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
    const stranger = await createMerchant();
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key);
    pass(60 * SECOND);
    const job = systemCaller(stranger, "operation:resolve");
    expect(await resolveOperation.call(job, { operationId: key })).toMatchObject({
      value: { state: "left_alone" },
    });
  });
});

describe("cancel and refund recover the same way", () => {
  test("a cancellation whose answer was lost, found although the platform's event carries no key", async () => {
    const input = { paymentId: payment.id, seenVersion: payment.version, idempotencyKey: randomUUID() };
    platform.order("/cancel", "apply_then_drop");
    expect(await cancelPayment.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
    pass(10 * SECOND);
    expect(await resolve(input.idempotencyKey)).toBe("succeeded");
    expect(await paymentIn(db, payment.id)).toMatchObject({ cancelled_minor: 10_000, status: "cancelled" });
    expect(
      await db.sql("select id from operations where external and payment_id = $1", [payment.id]),
    ).toEqual([]);
  });

  test("a refund that never arrived is sent again with the same body", async () => {
    await capture(randomUUID(), 5_000);
    const { version } = await paymentIn(db, payment.id);
    const input = {
      paymentId: payment.id,
      seenVersion: Number(version),
      idempotencyKey: randomUUID(),
      amountMinor: 2_000,
    };
    platform.order("/refund", "drop_before_apply");
    expect(await refundPayment.call(boss, input)).toMatchObject({ value: { outcome: "unknown" } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ refund_reserved_minor: 2_000 });
    pass(60 * SECOND);
    expect(await resolve(input.idempotencyKey)).toBe("succeeded");
    expect(await paymentIn(db, payment.id)).toMatchObject({
      refunded_minor: 2_000,
      refund_reserved_minor: 0,
    });
    expect(await effects(input.idempotencyKey)).toBe(1);
  });
});
