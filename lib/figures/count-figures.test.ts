import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMerchant, insertPayment, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkFigures } from "./check-figures";
import { countFigures } from "./count-figures";

const db = useTestDatabase();

async function count(merchant: TestMerchant): Promise<number> {
  let counted = 0;
  for (const msn of merchant.units) {
    const done = await countFigures.call(systemCaller(merchant, "figure:count"), { msn });
    if (!done.ok) throw new Error(done.error.code);
    counted += done.value.counted;
  }
  return counted;
}

type Event = { name: string; minor: number; at: string; success?: boolean };

async function addEvent(
  { id }: TestMerchant,
  payment: { id: string; msn: string },
  event: Event,
): Promise<void> {
  await db.sql(
    `insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, success, raw)
     values ($1, $2, $3, $4, $5, $6, 'NOK', $7, $8, '{}')`,
    [id, payment.msn, payment.id, randomUUID(), event.name, event.minor, event.at, event.success ?? true],
  );
}

const days = (merchant: TestMerchant) =>
  db.sql(
    `select day::text, requested::int, requested_minor::int, approved::int, paid::int, paid_minor::int, expired::int, sales::int,
       captures::int, captured_minor::int, refunds::int, refunded_minor::int
     from figure_days where merchant_id = $1 order by day, msn, channel`,
    [merchant.id],
  );

describe("figures of a sales unit", () => {
  it("count what was asked for on its day, and captures and refunds on theirs", async () => {
    const merchant = await createMerchant();
    const payment = await insertPayment(merchant, {
      createdAt: new Date("2026-03-01T12:00:00Z"),
      capturedMinor: 10_000,
      refundedMinor: 2_500,
    });
    await addEvent(merchant, payment, { name: "CAPTURED", minor: 6_000, at: "2026-03-02T22:59:59Z" });
    await addEvent(merchant, payment, { name: "CAPTURED", minor: 4_000, at: "2026-03-02T23:00:00Z" });
    await addEvent(merchant, payment, { name: "REFUNDED", minor: 2_500, at: "2026-04-09T08:00:00Z" });
    await addEvent(merchant, payment, {
      name: "REFUNDED",
      minor: 99,
      at: "2026-04-09T08:00:00Z",
      success: false,
    });
    await count(merchant);
    const none = {
      ...{ requested: 0, requested_minor: 0, approved: 0, paid: 0, paid_minor: 0, expired: 0, sales: 0 },
      ...{ captures: 0, captured_minor: 0, refunds: 0, refunded_minor: 0 },
    };
    expect(await days(merchant)).toEqual([
      {
        ...none,
        day: "2026-03-01",
        requested: 1,
        requested_minor: 10_000,
        approved: 1,
        paid: 1,
        paid_minor: 10_000,
      },
      { ...none, day: "2026-03-02", sales: 1, captures: 1, captured_minor: 6_000 },
      { ...none, day: "2026-03-03", captures: 1, captured_minor: 4_000 },
      { ...none, day: "2026-04-09", refunds: 1, refunded_minor: 2_500 },
    ]);
  });

  it("move a sale to the earlier capture that is heard of late", async () => {
    const merchant = await createMerchant();
    const payment = await insertPayment(merchant, { createdAt: new Date("2026-03-01T12:00:00Z") });
    await addEvent(merchant, payment, { name: "CAPTURED", minor: 1_000, at: "2026-03-05T12:00:00Z" });
    await count(merchant);
    await addEvent(merchant, payment, { name: "CAPTURED", minor: 2_000, at: "2026-03-03T12:00:00Z" });
    await count(merchant);
    const sales = (await days(merchant)).map((row) => [row["day"], row["sales"], row["captured_minor"]]);
    expect(sales).toEqual([
      ["2026-03-01", 0, 0],
      ["2026-03-03", 1, 2_000],
      ["2026-03-05", 0, 1_000],
    ]);
  });

  it("keep the hour that comes twice apart, and the day of 23 hours whole", async () => {
    const merchant = await createMerchant();
    const at = [
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
    ];
    for (const createdAt of at) await insertPayment(merchant, { createdAt: new Date(createdAt) });
    await count(merchant);
    const hours = await db.sql(
      `select day::text, extract(hour from hour at time zone 'Europe/Oslo')::int as local from figure_hours
       where merchant_id = $1 order by hour`,
      [merchant.id],
    );
    expect(hours).toEqual([
      { day: "2026-03-29", local: 1 },
      { day: "2026-03-29", local: 3 },
      { day: "2026-10-25", local: 2 },
      { day: "2026-10-25", local: 2 },
    ]);
    expect((await days(merchant)).map((row) => row["requested"])).toEqual([2, 2]);
  });

  it("are worked off once, and counting again changes nothing", async () => {
    const merchant = await createMerchant();
    await insertPayment(merchant, { createdAt: new Date("2026-03-01T12:00:00Z") });
    expect(await count(merchant)).toBe(1);
    expect(await count(merchant)).toBe(0);
    expect(await days(merchant)).toHaveLength(1);
  });

  it("are never written by who may not count them", async () => {
    const merchant = await createMerchant();
    const [msn = ""] = merchant.units;
    const refused = await countFigures.call(systemCaller(merchant, "payment:sync"), { msn });
    expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});

describe("the check of kept figures", () => {
  it("finds hours that are not what the payments say, and has them counted anew", async () => {
    const merchant = await createMerchant();
    const [msn = ""] = merchant.units;
    for (const createdAt of ["2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z"])
      await insertPayment(merchant, { createdAt: new Date(createdAt) });
    await count(merchant);
    const right = await days(merchant);
    const check = () =>
      checkFigures.call(systemCaller(merchant, "figure:count"), {
        msn,
        from: "2026-03-01",
        to: "2026-03-03",
      });
    expect(await check()).toEqual({ ok: true, value: { differing: 0 } });
    const spoil = "update figure_hours set requested = 7 where merchant_id = $1 and day = '2026-03-01'";
    await db.sql(spoil, [merchant.id]);
    await db.sql("delete from figure_hours where merchant_id = $1 and day = '2026-03-02'", [merchant.id]);
    expect(await check()).toEqual({ ok: true, value: { differing: 2 } });
    expect(await count(merchant)).toBe(2);
    expect(await days(merchant)).toEqual(right);
    expect(await check()).toEqual({ ok: true, value: { differing: 0 } });
  });
});

describe("fees", () => {
  it("are those of the ledger's day, without the lines that only clear them", async () => {
    const merchant = await createMerchant();
    const [msn = ""] = merchant.units;
    const line = (position: number, day: string, type: string, minor: number) =>
      db.sql(
        `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, currency,
           amount_minor, balance_before_minor, balance_after_minor) values ($1, '1', 'fees', $2, $3, $4::date, $4::date, $5, 'NOK', $6, 0, 0)`,
        [merchant.id, position, msn, day, type, minor],
      );
    await line(1, "2026-11-16", "capture-fee", -188);
    await line(2, "2026-11-16", "capture-fee", -112);
    await line(3, "2026-11-16", "fees-retained", 300);
    await line(4, "2026-11-17", "correction", 12);
    await count(merchant);
    const rows = await db.sql(
      "select day::text, fees::int, fees_minor::int from fee_days where merchant_id = $1 order by day",
      [merchant.id],
    );
    expect(rows).toEqual([
      { day: "2026-11-16", fees: 2, fees_minor: 300 },
      { day: "2026-11-17", fees: 1, fees_minor: -12 },
    ]);
  });
});

const step = fc.record({
  act: fc.constantFrom("pay", "event", "event", "event", "change", "move", "forget", "count"),
  name: fc.constantFrom("AUTHORIZED", "CAPTURED", "CAPTURED", "REFUNDED", "CANCELLED", "EXPIRED"),
  minor: fc.integer({ min: 1, max: 99_999 }),
  /** Around the night in which the hour comes twice, and over the end of a month. */
  minutes: fc.integer({ min: 0, max: 10 * 24 * 60 }),
  which: fc.nat({ max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function apply(merchant: TestMerchant, known: { id: string; msn: string }[], one: Step): Promise<void> {
  const at = new Date(Date.parse("2026-10-23T00:00:00Z") + one.minutes * 60_000);
  const payment = known[one.which % Math.max(1, known.length)];
  if (one.act === "count") await count(merchant);
  else if (one.act === "pay" || !payment) {
    const channel = one.which % 2 === 0 ? "online" : "qr";
    const msn = merchant.units[one.which % 2] ?? "";
    known.push(await insertPayment(merchant, { msn, channel, createdAt: at, amountMinor: one.minor }));
  } else if (one.act === "event")
    await addEvent(merchant, payment, { ...one, at: at.toISOString(), success: one.which !== 7 });
  else if (one.act === "change")
    await db.sql("update payments set captured_minor = 10000 - captured_minor, channel = $2 where id = $1", [
      payment.id,
      one.which % 3 === 0 ? "link" : "online",
    ]);
  else if (one.act === "move")
    await db.sql("update payments set created_at = $2 where id = $1", [payment.id, at]);
  else await db.sql("delete from payment_events where payment_id = $1 and name = $2", [payment.id, one.name]);
}

/** The same figures straight from all rows, by local day and hour, without the hours' tables and their SQL. */
const recount = (merchant: TestMerchant) =>
  db.sql(
    `with moved as (
       select e.*, (e.at at time zone 'Europe/Oslo') as local, p.channel as through,
         e.name = 'CAPTURED' and row_number() over (partition by e.payment_id, e.name, e.success order by e.at, e.psp_reference) = 1 as first
       from payment_events e join payments p on p.id = e.payment_id where e.merchant_id = $1 and e.success
     ), all_rows as (
       select (created_at at time zone 'Europe/Oslo') as local, msn, channel, 1 as requested, amount_minor as requested_minor,
         (captured_minor > 0)::int as paid, 0 as sales, 0 as captured_minor, 0 as refunded_minor, 0 as cancels, 0 as expired_minor
       from payments where merchant_id = $1
       union all
       select local, msn, through, 0, 0, 0, (name = 'CAPTURED' and first)::int, case name when 'CAPTURED' then amount_minor else 0 end,
         case name when 'REFUNDED' then amount_minor else 0 end, (name = 'CANCELLED')::int,
         case name when 'EXPIRED' then amount_minor else 0 end from moved
     )
     select local::date::text as day, msn, channel, sum(requested)::int as requested, sum(requested_minor)::int as requested_minor,
       sum(paid)::int as paid, sum(sales)::int as sales, sum(captured_minor)::int as captured_minor,
       sum(refunded_minor)::int as refunded_minor, sum(cancels)::int as cancels, sum(expired_minor)::int as expired_minor
     from all_rows group by 1, 2, 3
     having sum(requested + sales + captured_minor + refunded_minor + cancels + expired_minor) > 0 order by 1, 2, 3`,
    [merchant.id],
  );

const kept = (merchant: TestMerchant, table: "figure_days" | "figure_hours") =>
  db.sql(
    `select day::text, msn, channel, sum(requested)::int as requested, sum(requested_minor)::int as requested_minor,
       sum(paid)::int as paid, sum(sales)::int as sales, sum(captured_minor)::int as captured_minor,
       sum(refunded_minor)::int as refunded_minor, sum(cancels)::int as cancels, sum(expired_minor)::int as expired_minor
     from ${table} where merchant_id = $1 group by 1, 2, 3
     having sum(requested + sales + captured_minor + refunded_minor + cancels + expired_minor) > 0 order by 1, 2, 3`,
    [merchant.id],
  );

it("the figures equal a recount of all rows, whatever happened and in whatever order it was heard of", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const merchant = await createMerchant(2);
      const known: { id: string; msn: string }[] = [];
      for (const one of steps) await apply(merchant, known, one);
      await count(merchant);
      const right = await recount(merchant);
      expect(await kept(merchant, "figure_days")).toEqual(right);
      expect(await kept(merchant, "figure_hours")).toEqual(right);
      const [slots] = await db.sql(
        "select coalesce(sum(captured_minor), 0)::int as captured, coalesce(sum(sales), 0)::int as sales from figure_slots where merchant_id = $1",
        [merchant.id],
      );
      const total = (name: string) => right.reduce((sum, row) => sum + Number(row[name]), 0);
      expect(slots).toEqual({ captured: total("captured_minor"), sales: total("sales") });
    }),
    { numRuns: 15 },
  );
});
