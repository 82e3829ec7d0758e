import { createHash, createHmac, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetExpired } from "@/lib/access/forget-expired";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { waitingEvents } from "@/lib/access/waiting-work";
import { registry } from "@/lib/jobs/registry";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { deliverEvent } from "./deliver-event";
import { keepWebhookSecret } from "./registration-secret";
import { insertRegistration, keepOnly } from "./repository";
import { addressOf } from "./webhook-address";

const db = useTestDatabase();
const platform = useTestPlatform();
const SECRET = "c2VjcmV0LW9mLXRoaXMtdGVzdA==";
let merchant: TestMerchant;
let msn: string;
let registration: string;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await platform.connect(merchant);
  registration = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    const url = addressOf(registration);
    await insertRegistration(tx, { merchantId: merchant.id, id: registration, msn, url });
    await keepWebhookSecret(tx, merchant.id, registration, SECRET);
    await keepOnly(tx, { id: registration, msn }, "platform-id", new Date());
  });
});

function signed(body: string | Uint8Array, secret = SECRET, to = registration): Request {
  const { host, pathname } = new URL(addressOf(to));
  const date = new Date().toUTCString();
  const hash = createHash("sha256").update(body).digest("base64");
  const signature = createHmac("sha256", secret)
    .update(`POST\n${pathname}\n${date};${host};${hash}`)
    .digest("base64");
  return new Request(addressOf(to), {
    method: "POST",
    body: Buffer.from(body),
    headers: {
      "x-ms-date": date,
      "x-ms-content-sha256": hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  });
}

function eventOf(reference: string, name = "AUTHORIZED", own: object = {}): string {
  return JSON.stringify({
    msn,
    reference,
    pspReference: randomUUID(),
    name,
    amount: { currency: "NOK", value: 10_000 },
    timestamp: new Date().toISOString(),
    success: true,
    ...own,
  });
}

const inbox = () =>
  db.sql("select * from webhook_inbox where registration_id = $1 order by id", [registration]);

/** What the worker does with what waits for this company. */
async function work(): Promise<void> {
  const mine = (await waitingEvents(1_000)).filter(({ merchantId }) => merchantId === merchant.id);
  for (const payload of mine) await registry["apply-events"]?.(payload, undefined as never);
}

describe("a delivery", () => {
  // Half of a surrogate pair is JSON, but nothing that the database keeps: the delivery was answered 500, again and again, and
  // held up all later events of the payment.
  test.each([
    ["half a character", "\\ud83d"],
    ["a NUL", "\\u0000"],
    ["a spelled-out escape", "\\\\ud83d \\\\u0000"],
  ])("with %s in a text is kept", async (_name, text) => {
    const body = eventOf("some-reference").replace('"success":true', `"success":true,"note":"${text}"`);
    expect((await deliverEvent(signed(body), registration)).status).toBe(200);
    expect(await inbox()).toMatchObject([{ msn, reference: "some-reference", event_name: "AUTHORIZED" }]);
  });

  test("is kept and answered with an empty 200", async () => {
    const answer = await deliverEvent(signed(eventOf("some-reference")), registration);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(await inbox()).toMatchObject([
      { reference: "some-reference", event_name: "AUTHORIZED", applied_at: null, msn },
    ]);
  });

  test("that comes twice is answered twice and kept once", async () => {
    const body = eventOf("some-reference");
    const answers = await Promise.all([1, 2, 3].map(() => deliverEvent(signed(body), registration)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await inbox()).toHaveLength(1);
  });

  test("beside others is judged by itself, though they are kept together", async () => {
    const good = Array.from({ length: 60 }, (_, n) => eventOf(`order-number-${n}`));
    const requests = [
      ...good.map((body) => signed(body)),
      signed(eventOf("forged-one"), "wrong"),
      signed(good[7] ?? ""),
    ];
    const answers = await Promise.all(requests.map((request) => deliverEvent(request, registration)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([...good.map(() => 200), 401, 200]);
    const references = (await inbox()).map((row) => row["reference"]);
    expect(references.sort()).toEqual(good.map((_, n) => `order-number-${n}`).sort());
  });

  test.each([
    ["an event that we do not know", () => eventOf("some-reference", "SOMETHING_NEW"), "some-reference"],
    ["no JSON at all", () => "not json", null],
    ["a NUL character in a text", () => eventOf("some-reference", "A\u0000B"), "some-reference"],
    ["bytes that are no text", () => new Uint8Array([0xff, 0xfe, 0x00]), null],
    ["another sales unit's payment", () => eventOf("some-reference", "CAPTURED", { msn: "9999" }), null],
  ])("with %s is kept, since a refusal would hold up all later events", async (_name, body, reference) => {
    expect((await deliverEvent(signed(body()), registration)).status).toBe(200);
    expect(await inbox()).toMatchObject([{ reference }]);
  });

  test.each([
    ["another secret", () => signed(eventOf("some-reference"), "wrong"), 401],
    ["a body that was changed on the way", () => changed(), 401],
    ["no signature", () => new Request(addressOf(registration), { method: "POST", body: "{}" }), 401],
    ["65 537 bytes", () => signed("x".repeat(65_537)), 413],
  ])("with %s is refused without a word and leaves nothing", async (_name, request, status) => {
    const answer = await deliverEvent(request(), registration);
    expect([answer.status, await answer.text()]).toEqual([status, ""]);
    expect(await inbox()).toEqual([]);
  });

  function changed(): Request {
    const original = signed(eventOf("some-reference"));
    return new Request(original.url, {
      method: "POST",
      headers: original.headers,
      body: eventOf("another-reference"),
    });
  }

  test.each([randomUUID(), "not-an-id", "../../etc"])("to %s is not found", async (to) => {
    const answer = await deliverEvent(signed("{}", SECRET, randomUUID()), to);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test("to a registration that was replaced is not found", async () => {
    await db.sql("update webhook_registrations set removed_at = now() where id = $1", [registration]);
    expect((await deliverEvent(signed("{}"), registration)).status).toBe(404);
  });

  test("is refused from the moment that the registration is gone, also where one was kept just before", async () => {
    expect((await deliverEvent(signed(eventOf("first-reference")), registration)).status).toBe(200);
    await db.sql("update webhook_registrations set removed_at = now() where id = $1", [registration]);
    expect((await deliverEvent(signed(eventOf("later-reference")), registration)).status).toBe(404);
    expect(await inbox()).toMatchObject([{ reference: "first-reference" }]);
  });
});

describe("the worker", () => {
  test("makes a payment that the portal had not heard of, with what the platform says about it", async () => {
    const reference = await platform.approved(msn, 12_300);
    await deliverEvent(signed(eventOf(reference, "CREATED")), registration);
    await work();
    const [row] = await db.sql("select * from payments where reference = $1", [reference]);
    expect(row).toMatchObject({
      state: "AUTHORIZED",
      status: "reserved",
      authorized_minor: "12300",
      channel: "online",
    });
    expect(row?.["capture_deadline"]).toBeInstanceOf(Date);
    expect((await inbox())[0]?.["applied_at"]).toBeInstanceOf(Date);
  });

  test("ends at the same sums for shuffled and doubled events", async () => {
    const reference = await platform.approved(msn);
    const payment = await importPayment(db, merchant, msn, reference);
    await platform.shop(msn).capture(reference, 3_000);
    await platform.shop(msn).capture(reference, 2_000);
    await platform.shop(msn).refund(reference, 1_000);
    for (const name of ["REFUNDED", "CAPTURED", "AUTHORIZED", "CAPTURED", "CREATED", "REFUNDED"]) {
      await deliverEvent(signed(eventOf(reference, name)), registration);
      await work();
    }
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 5_000,
      refunded_minor: 1_000,
      status: "partially_refunded",
    });
    const external = await db.sql(
      "select kind, amount_minor::int as amount from operations where payment_id = $1 and external order by created_at, kind, amount desc",
      [payment.id],
    );
    expect(external).toHaveLength(3);
  });

  test("does nothing about a delivery that comes again after it was applied", async () => {
    const reference = await platform.approved(msn);
    const body = eventOf(reference);
    await deliverEvent(signed(body), registration);
    await work();
    const everything = async () => ({
      payment: await db.sql("select * from payments where reference = $1", [reference]),
      events: await db.sql("select * from payment_events where merchant_id = $1 order by 1, 2", [
        merchant.id,
      ]),
      log: await db.sql("select seq, action from audit_log where merchant_id = $1 order by seq", [
        merchant.id,
      ]),
      inbox: await inbox(),
    });
    const before = await everything();
    const asked = platform.requests().length;
    expect((await deliverEvent(signed(body), registration)).status).toBe(200);
    await work();
    expect(await everything()).toEqual(before);
    expect(platform.requests()).toHaveLength(asked);
  });

  test("does not believe an event that the platform does not confirm", async () => {
    const reference = await platform.approved(msn);
    await deliverEvent(signed(eventOf(reference, "CAPTURED")), registration);
    await work();
    const [row] = await db.sql("select status, captured_minor from payments where reference = $1", [
      reference,
    ]);
    expect(row).toEqual({ status: "reserved", captured_minor: "0" });
  });

  test("keeps an event for later while the platform does not answer", async () => {
    const reference = await platform.approved(msn);
    await deliverEvent(signed(eventOf(reference)), registration);
    platform.order(reference, "drop_before_apply");
    await work();
    expect(await inbox()).toMatchObject([{ applied_at: null, attempts: 1, error: "platform_unavailable" }]);
    await db.sql("update webhook_inbox set received_at = received_at - interval '6 seconds'");
    await work();
    expect((await inbox())[0]).toMatchObject({ error: null, attempts: 1 });
    expect((await inbox())[0]?.["applied_at"]).toBeInstanceOf(Date);
  });

  // After fifteen tries, nineteen minutes, an event was given up. The platform cannot list payments, so one that the portal had
  // not heard of before stayed unknown for good: a weekend with outdated API keys was enough.
  test("keeps trying for a week, ever more rarely, whatever was missed meanwhile", async () => {
    const reference = await platform.approved(msn);
    await deliverEvent(signed(eventOf(reference)), registration);
    const isDue = async () => (await waitingEvents(1_000)).some((one) => one.reference === reference);
    const age = (time: string) =>
      db.sql(`update webhook_inbox set received_at = received_at - interval '${time}'`);
    await age("2 days");
    platform.order(reference, "drop_before_apply");
    await work();
    expect(await isDue()).toBe(false);
    await age("1 hour");
    expect(await isDue()).toBe(true);
    await age("4 days 21 hours");
    await work();
    expect((await inbox())[0]?.["applied_at"]).toBeInstanceOf(Date);
    expect(await db.sql("select status from payments where reference = $1", [reference])).toEqual([
      { status: "reserved" },
    ]);
  });

  test("gives up after eight days", async () => {
    await deliverEvent(signed(eventOf("never-made-12")), registration);
    await db.sql("update webhook_inbox set received_at = received_at - interval '8 days'");
    await work();
    expect((await inbox())[0]).toMatchObject({ applied_at: null, error: "payment_not_found" });
    const waiting = await waitingEvents(1_000);
    expect(waiting.filter((one) => one.merchantId === merchant.id)).toEqual([]);
  });

  // A reading that ended in an error of our own did not count as a try, and the event was taken up again every second.
  test("counts a try that broke", async () => {
    const reference = await platform.approved(msn);
    await deliverEvent(signed(eventOf(reference)), registration);
    await db.sql("alter table payments add constraint broken check (false) not valid");
    await expect(work()).rejects.toThrow();
    await db.sql("alter table payments drop constraint broken");
    expect(await inbox()).toMatchObject([{ applied_at: null, attempts: 1, error: "broke" }]);
  });

  test("says nothing of another company's events", async () => {
    const stranger = await createMerchant();
    await deliverEvent(signed(eventOf("some-reference")), registration);
    const caller = systemCaller(stranger, "payment:sync");
    const { closeEvents } = await import("./close-events");
    await closeEvents.call(caller, { msn, reference: "some-reference", upTo: 2_000_000 });
    expect((await inbox())[0]?.["applied_at"]).toBeNull();
  });
});

// Bodies name customers, and were kept for good.
describe("a month later", () => {
  const age = (days: number) =>
    db.sql(
      `update webhook_inbox set received_at = received_at - make_interval(days => ${days}),
        applied_at = applied_at - make_interval(days => ${days}) where registration_id = $1`,
      [registration],
    );

  test("what was done with loses its body, and a repetition is still known as one", async () => {
    const reference = await platform.approved(msn);
    const body = eventOf(reference);
    await deliverEvent(signed(body), registration);
    await work();
    await age(29);
    await forgetExpired();
    expect((await inbox())[0]?.["body"]).toMatchObject({ reference });
    await age(2);
    await forgetExpired();
    const kept = await inbox();
    expect(kept).toMatchObject([{ body: null, reference, event_name: "AUTHORIZED" }]);
    expect((await deliverEvent(signed(body), registration)).status).toBe(200);
    expect(await inbox()).toEqual(kept);
  });

  test("what still waits keeps it, and what was given up does not", async () => {
    await deliverEvent(signed(eventOf("never-made-12")), registration);
    await age(31);
    await forgetExpired();
    expect((await inbox())[0]?.["body"]).toMatchObject({ reference: "never-made-12" });
    await work();
    await forgetExpired();
    expect(await inbox()).toMatchObject([{ body: null, applied_at: null, error: "payment_not_found" }]);
  });
});
