import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { getOverview } from "./get-overview";

const db = useTestDatabase();
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(now().getTime() - days * DAY_MS);

async function overviewOf(caller: PersonCaller, environment?: "test") {
  const seen = await getOverview.call(caller, environment ? { environment } : {});
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
}

describe("the front page", () => {
  let merchant: TestMerchant;
  let admin: PersonCaller;

  beforeAll(async () => {
    merchant = await createMerchant(2);
    admin = await createAdministrator(merchant);
    const [first, second] = merchant.units;
    const paid = { msn: first ?? "", capturedMinor: 10_000, customerPhone: "4791000001" };
    await insertPayment(merchant, paid);
    await insertPayment(merchant, { ...paid, refundedMinor: 2_500 });
    await insertPayment(merchant, { msn: second ?? "", capturedMinor: 4_000, cancelledMinor: 6_000 });
    await insertPayment(merchant, { cancelledMinor: 10_000 });
    await insertPayment(merchant, { state: "CREATED", authorizedMinor: 0 });
    await insertPayment(merchant, { ...paid, environment: "test" });
    await insertPayment(merchant, { ...paid, createdAt: ago(40) });
    await insertPayment(await createMerchant(), { capturedMinor: 10_000 });
    for (const [days, reference] of [
      [2, "soon-000001"],
      [6, "later-00001"],
      [9, "not-yet-001"],
      [-1, "lapsed-0001"],
    ] as const)
      await insertPayment(merchant, { createdAt: ago(3), reference, captureDeadline: ago(-days) });
  });

  it("adds up what was sold today, without what was cancelled, asked for, tried out or someone else's", async () => {
    const { today } = await overviewOf(admin);
    expect(today).toMatchObject({ payments: 3, customers: 2, sold: { minor: 24_000, currency: "NOK" } });
    expect(today.refunded.minor).toBe(2_500);
    expect(today.day).toBe(dayAt(now(), "Europe/Oslo"));
  });

  it("names units whose keys the platform takes no longer, within reach and of the mode", async () => {
    const [first = "", second = ""] = merchant.units;
    await db.sql(
      "insert into unit_connections (merchant_id, msn, failure, failing_since) values ($1, $2, 'keys_refused', now()), ($1, $3, 'platform_unavailable', now())",
      [merchant.id, first, second],
    );
    const refused = async (caller: PersonCaller, mode?: "test") =>
      (await overviewOf(caller, mode)).attention.refusedKeys.map(({ msn }) => msn);
    const elsewhere = await createPerson(merchant, [{ role: "assistant", extras: [], unit: second }]);
    expect([await refused(admin), await refused(elsewhere)]).toEqual([[first], []]);
    expect(await refused(admin, "test")).toEqual([]);
    await db.sql("delete from unit_connections where merchant_id = $1", [merchant.id]);
  });

  it("shows in test mode what was tried out, and nothing of production", async () => {
    const { today, lapsing, attention } = await overviewOf(admin, "test");
    expect(today).toMatchObject({ payments: 1, customers: 1, sold: { minor: 10_000 } });
    expect(lapsing.payments).toEqual([]);
    expect(attention.operations).toEqual([]);
  });

  it("plots thirty days, those without sales too", async () => {
    const { days } = await overviewOf(admin);
    expect(days).toHaveLength(30);
    expect(new Set(days.map(({ day }) => day)).size).toBe(30);
    expect(days.filter(({ payments }) => payments > 0)).toHaveLength(2);
  });

  it("names reservations that lapse within a week, the first to lapse first", async () => {
    const { lapsing } = await overviewOf(admin);
    expect(lapsing.payments.map(({ reference }) => reference)).toEqual(["soon-000001", "later-00001"]);
    expect(lapsing).toMatchObject({ count: 2, capped: false });
  });

  it("shows an assistant only the sales unit that is theirs", async () => {
    const unit = merchant.units[1] ?? "";
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
    const { today, lapsing } = await overviewOf(assistant);
    expect(today).toMatchObject({ payments: 1, customers: 1, sold: { minor: 4_000 } });
    expect(lapsing.payments).toEqual([]);
  });

  it("points at a request without an answer, once there was time for one", async () => {
    const payment = await insertPayment(merchant);
    await db.sql(
      `insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state, created_at)
       values ($1, gen_random_uuid(), $2, $3, 'capture', 5000, 'NOK', '', 1, 'unknown', $4)`,
      [merchant.id, payment.msn, payment.id, ago(0.01)],
    );
    const { attention } = await overviewOf(admin);
    expect(attention.operations).toMatchObject([
      { kind: "capture", needsReview: false, amount: { minor: 5_000 }, reference: payment.reference },
    ]);
  });

  // Five older requests that clear up by themselves hid the one that waited for a person.
  it("names first what a person has to decide", async () => {
    const ask = async (state: string, days: number) => {
      const payment = await insertPayment(merchant);
      await db.sql(
        `insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state, created_at)
         values ($1, gen_random_uuid(), $2, $3, 'refund', 700, 'NOK', '', 1, $4, $5)`,
        [merchant.id, payment.msn, payment.id, state, ago(days)],
      );
      return payment.reference;
    };
    for (const days of [9, 8, 7, 6, 5]) await ask("unknown", days);
    const reference = await ask("needs_review", 1);
    const { attention } = await overviewOf(admin);
    expect(attention.operations[0]).toMatchObject({ kind: "refund", needsReview: true, reference });
  });
});

describe("the summaries that the trigger keeps", () => {
  const STATUSES = [
    "requested",
    "reserved",
    "captured",
    "partially_refunded",
    "refunded",
    "cancelled",
  ] as const;
  const change = fc.record({
    act: fc.constantFrom("insert", "update", "move", "delete"),
    status: fc.constantFrom(...STATUSES),
    minor: fc.integer({ min: 1, max: 99_999 }),
    hours: fc.integer({ min: 0, max: 400 }),
  });

  it("equal a recount after any changes", async () => {
    const merchant = await createMerchant(2);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        for (const step of changes) await apply(merchant, step);
        expect(await summaries(merchant)).toEqual(await recount(merchant));
      }),
      { numRuns: 15 },
    );
  });

  type Step = { act: string; status: (typeof STATUSES)[number]; minor: number; hours: number };

  async function apply(merchant: TestMerchant, { act, status, minor, hours }: Step): Promise<void> {
    const at = new Date(Date.parse("2026-10-20T00:00:00Z") + hours * 3_600_000);
    const one = "id = (select id from payments where merchant_id = $1 order by id limit 1)";
    const captured = status === "requested" || status === "reserved" ? 0 : minor;
    if (act === "insert")
      await insertPayment(merchant, {
        msn: merchant.units[minor % 2] ?? "",
        createdAt: at,
        amountMinor: minor,
        authorizedMinor: minor,
        capturedMinor: captured,
        status,
      });
    if (act === "update")
      await db.sql(`update payments set status = $2 where merchant_id = $1 and ${one}`, [
        merchant.id,
        status,
      ]);
    if (act === "move")
      await db.sql(`update payments set created_at = $2 where merchant_id = $1 and ${one}`, [
        merchant.id,
        at,
      ]);
    if (act === "delete")
      await db.sql(`delete from payments where merchant_id = $1 and ${one}`, [merchant.id]);
  }

  const summaries = (merchant: TestMerchant) =>
    db.sql(
      `select day::text, msn, status, payments::int, authorized_minor, captured_minor, refunded_minor from payment_days
       where merchant_id = $1 and payments <> 0 order by 1, 2, 3`,
      [merchant.id],
    );

  const recount = (merchant: TestMerchant) =>
    db.sql(
      `select (created_at at time zone 'Europe/Oslo')::date::text as day, msn, status, count(*)::int as payments,
         sum(authorized_minor)::bigint as authorized_minor, sum(captured_minor)::bigint as captured_minor,
         sum(refunded_minor)::bigint as refunded_minor
       from payments where merchant_id = $1 group by 1, 2, 3 order by 1, 2, 3`,
      [merchant.id],
    );
});
