import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { listen } from "@/lib/sandbox/listen";
import { captureMany } from "@/lib/testing/capture-many";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { chainIsWhole, importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { cancelPayment } from "./cancel-payment";
import { capturePayment } from "./capture-payment";
import { refundPayment } from "./refund-payment";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let payment: { id: string; reference: string; version: number };

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
  payment = await importPayment(db, merchant, msn, await platform.approved(msn));
});

const people = (count: number): Promise<PersonCaller[]> =>
  Promise.all(Array.from({ length: count }, () => createAdministrator(merchant)));

const form = (own: object = {}) => ({
  paymentId: payment.id,
  seenVersion: payment.version,
  idempotencyKey: randomUUID(),
  ...own,
});

/** Everything that must hold whatever happened: both ends agree, nothing stays aside, the audit chain is whole. */
async function expectAgreement(captured: number): Promise<void> {
  const { body } = await platform.shop(msn).get(payment.reference);
  expect(body["aggregate"]).toMatchObject({ capturedAmount: { value: captured } });
  expect(await paymentIn(db, payment.id)).toMatchObject({
    captured_minor: captured,
    capture_reserved_minor: 0,
    refund_reserved_minor: 0,
  });
  const open = await db.sql("select id from operations where payment_id = $1 and state <> 'succeeded'", [
    payment.id,
  ]);
  expect(open).toEqual([]);
  expect(await chainIsWhole(merchant)).toBe(true);
}

const tally = (outcomes: readonly string[]) =>
  Object.fromEntries(
    [...new Set(outcomes)].sort().map((one) => [one, outcomes.filter((o) => o === one).length]),
  );

describe("twenty captures of 30 % at the same moment", () => {
  test("of the same sight: one goes through, nineteen hear why not", async () => {
    const callers = await people(20);
    const results = await Promise.all(
      callers.map((caller) => capturePayment.call(caller, form({ amountMinor: 3_000 }))),
    );
    const codes = results.map((result) => (result.ok ? result.value.outcome : result.error.code));
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    const told = codes.filter((code) => code === "operation_open" || code === "changed_meanwhile");
    expect(told).toHaveLength(19);
    await expectAgreement(3_000);
  });

  test("by people who look again each time: exactly three go through, and never more is captured", async () => {
    const outcomes = await captureMany({
      callers: await people(20),
      paymentId: payment.id,
      amountMinor: 3_000,
    });
    expect(tally(outcomes)).toEqual({ amount_exceeds_remaining: 17, done: 3 });
    await expectAgreement(9_000);
  });

  test("from two processes: exactly three go through", { timeout: 60_000 }, async () => {
    const server = await listen(platform.sandbox(), { port: 0 });
    const callers = await people(20);
    const halves = [callers.slice(0, 10), callers.slice(10)];
    const outcomes = await Promise.all(
      halves.map((half) =>
        inOtherProcess(server.port, { callers: half, paymentId: payment.id, amountMinor: 3_000 }),
      ),
    );
    expect(tally(outcomes.flat())).toEqual({ amount_exceeds_remaining: 17, done: 3 });
    await expectAgreement(9_000);
    await server.close();
  });
});

async function inOtherProcess(port: number, order: object): Promise<string[]> {
  const flags = ["--conditions=react-server", "--import", "tsx", "lib/testing/capture-many-process.ts"];
  const child = spawn(process.execPath, [...flags, JSON.stringify(order)], {
    env: { ...process.env, DATABASE_URL: db.url(), PAYMENTS_BASE_URL: `http://127.0.0.1:${port}` },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [outcomes] = await once(child, "message");
  return outcomes;
}

describe("one click that comes many times", () => {
  test("twenty times at once is one capture", async () => {
    const [caller] = await people(1);
    if (!caller) throw new Error("nobody there");
    const input = form({ amountMinor: 3_000 });
    const results = await Promise.all(Array.from({ length: 20 }, () => capturePayment.call(caller, input)));
    const outcomes = results.map((result) => (result.ok ? result.value.outcome : result.error.code));
    // Those that came while the answer was outstanding are told so.
    expect(outcomes.every((outcome) => outcome === "done" || outcome === "unknown")).toBe(true);
    expect(await capturePayment.call(caller, input)).toMatchObject({ value: { outcome: "done" } });
    expect(await platform.effects(msn, payment.reference, input.idempotencyKey)).toBe(1);
    await expectAgreement(3_000);
  });
});

describe("different wishes at the same moment", () => {
  test("capture against cancel: exactly one of them happens", async () => {
    for (let round = 0; round < 5; round += 1) {
      payment = await importPayment(db, merchant, msn, await platform.approved(msn));
      const [one, other] = await people(2);
      if (!one || !other) throw new Error("nobody there");
      const [captured, cancelled] = await Promise.all([
        capturePayment.call(one, form()),
        cancelPayment.call(other, form()),
      ]);
      expect([captured.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
      await expectAgreement(captured.ok ? 10_000 : 0);
    }
  });

  test("two colleagues refund the same thing: it is given back once", async () => {
    const [one, other] = await people(2);
    if (!one || !other) throw new Error("nobody there");
    await capturePayment.call(one, form());
    const { version } = await paymentIn(db, payment.id);
    const seen = { seenVersion: Number(version), amountMinor: 4_000 };
    const results = await Promise.all([
      refundPayment.call(one, form(seen)),
      refundPayment.call(other, form(seen)),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await paymentIn(db, payment.id)).toMatchObject({ refunded_minor: 4_000 });
    await expectAgreement(10_000);
  });
});
