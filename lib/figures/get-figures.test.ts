import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { countFigures } from "./count-figures";
import { exportFigures, type FigureLine } from "./export-figures";
import { type FigureOverview, getFigures } from "./get-figures";
import { listMovements } from "./list-movements";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let [first, second] = ["", ""];

type Sale = { at: string; minor: number; msn?: string; channel?: "online" | "qr"; currency?: string };

async function sell({ at, minor, msn = first, channel = "online", currency = "NOK" }: Sale): Promise<void> {
  const amounts = { amountMinor: minor, authorizedMinor: minor, capturedMinor: minor };
  const createdAt = new Date(at);
  const { id } = await insertPayment(merchant, { msn, channel, createdAt, currency, ...amounts });
  await move(id, msn, "CAPTURED", minor, at, currency);
}

async function move(payment: string, msn: string, name: string, minor: number, at: string, currency = "NOK") {
  await db.sql(
    `insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, success, raw)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true, '{}')`,
    [merchant.id, msn, payment, randomUUID(), name, minor, currency, at],
  );
}

const OCTOBER = { from: "2026-10-01", to: "2026-10-31", grouping: "day" as const };

async function figures(wish: object = {}, caller: PersonCaller = admin): Promise<FigureOverview> {
  const seen = await getFigures.call(caller, { ...OCTOBER, ...wish });
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
}

beforeAll(async () => {
  merchant = await createMerchant(2);
  [first = "", second = ""] = merchant.units;
  admin = await createAdministrator(merchant);
  await sell({ at: "2026-10-05T08:15:00Z", minor: 10_000 });
  await sell({ at: "2026-10-05T09:15:00Z", minor: 5_000, channel: "qr" });
  await sell({ at: "2026-10-31T22:59:00Z", minor: 2_500, msn: second });
  await sell({ at: "2026-10-31T23:01:00Z", minor: 99_999 });
  await sell({ at: "2026-09-05T08:15:00Z", minor: 4_000 });
  await sell({ at: "2026-10-06T08:15:00Z", minor: 700, currency: "EUR" });
  await insertPayment(merchant, {
    msn: first,
    createdAt: new Date("2026-10-07T08:00:00Z"),
    status: "rejected",
    authorizedMinor: 0,
  });
  const late = await insertPayment(merchant, { msn: first, createdAt: new Date("2026-08-01T08:00:00Z") });
  await move(late.id, first, "CAPTURED", 300, "2026-08-01T09:00:00Z");
  await move(late.id, first, "REFUNDED", 200, "2026-10-09T09:00:00Z");
  await db.sql(
    `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, currency,
       amount_minor, balance_before_minor, balance_after_minor)
     values ($1, '1', 'fees', 1, $2, '2026-10-05', now(), 'capture-fee', 'NOK', -275, 0, 0)`,
    [merchant.id, first],
  );
  for (const msn of merchant.units) await countFigures.call(systemCaller(merchant, "figure:count"), { msn });
});

describe("the overview", () => {
  it("adds up what happened in the period, beside the period before", async () => {
    const { total, totalBefore, before, currency, currencies } = await figures();
    expect(total).toMatchObject({
      captured_minor: 17_500,
      sales: 3,
      refunded_minor: 200,
      refunds: 1,
      fees: 275,
    });
    expect(total).toMatchObject({ requested: 4, approved: 3, paid: 3, rejected: 1 });
    expect([before, totalBefore.captured_minor]).toEqual([{ from: "2026-09-01", to: "2026-09-30" }, 4_000]);
    expect([currency, currencies]).toEqual(["NOK", ["NOK", "EUR"]]);
  });

  it("never adds currencies up", async () => {
    expect((await figures({ currency: "EUR" })).total).toMatchObject({
      captured_minor: 700,
      sales: 1,
      fees: 0,
    });
  });

  it("has a point for each step, whose sums are the whole", async () => {
    for (const grouping of ["day", "week", "month"] as const) {
      const { points, total } = await figures({ grouping });
      expect(points.reduce((sum, { now }) => sum + now.captured_minor, 0)).toBe(total.captured_minor);
      expect(points.reduce((sum, { now }) => sum + (now.fees ?? 0), 0)).toBe(total.fees);
    }
    const day = await figures({ from: "2026-10-05", to: "2026-10-05", grouping: "hour" });
    expect(day.points.filter(({ now }) => now.sales > 0).map(({ key }) => key)).toEqual(["10", "11"]);
    expect(day.total.fees).toBe(275);
  });

  it("tells sales units, channels and hours of the week apart", async () => {
    const { byUnit, byChannel, slots } = await figures();
    expect(byUnit.map(({ key, figures: { captured_minor } }) => [key, captured_minor])).toEqual([
      [first, 15_000],
      [second, 2_500],
    ]);
    expect(byChannel.map(({ key, figures: { captured_minor } }) => [key, captured_minor])).toEqual([
      ["online", 12_500],
      ["qr", 5_000],
    ]);
    const monday = slots
      .filter(({ weekday }) => weekday === 1)
      .map(({ hour, capturedMinor }) => [hour, capturedMinor]);
    expect(monday.sort()).toEqual([
      [10, 10_000],
      [11, 5_000],
    ]);
  });

  // Whole months come from their own sums, the days around them from the hours.
  it("says the same of the week over months as over each part of them", async () => {
    const total = async (from: string, to: string) =>
      (await figures({ from, to, grouping: "month" })).slots.reduce(
        (sum, slot) => sum + slot.capturedMinor,
        0,
      );
    const parts = [await total("2026-08-20", "2026-09-10"), await total("2026-09-11", "2026-11-02")];
    expect(await total("2026-08-20", "2026-11-02")).toBe((parts[0] ?? 0) + (parts[1] ?? 0));
    expect(parts).toEqual([4_000, 117_499]);
  });

  it("knows no fees of a single channel", async () => {
    const { total, points } = await figures({ channel: "qr" });
    expect(total).toMatchObject({ captured_minor: 5_000, fees: undefined });
    expect(points[4]?.now.fees).toBeUndefined();
  });

  it("shows of the sales units only those within reach, and says so of others", async () => {
    const assistant = await createPerson(merchant, [{ role: "accountant", extras: [], unit: second }]);
    expect((await figures({}, assistant)).total.captured_minor).toBe(2_500);
    const asked = await figures({ units: [first] }, assistant);
    expect(asked).toMatchObject({ unknownUnits: true, total: { captured_minor: 0 } });
    const elsewhere = await createAdministrator(await createMerchant());
    expect((await figures({ units: [first] }, elsewhere)).total.captured_minor).toBe(0);
  });

  it("is not for who has no access, nor for periods of ten years or backwards", async () => {
    const nobody = await createPerson(merchant, []);
    expect(await getFigures.call(nobody, OCTOBER)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    for (const wish of [{ from: "2016-10-01" }, { to: "2026-09-01" }])
      expect(await getFigures.call(admin, { ...OCTOBER, ...wish })).toMatchObject({
        error: { code: "invalid_input" },
      });
  });
});

describe("what stands behind a figure", () => {
  it("comes to the same sum: captures, refunds, an hour of the week", async () => {
    const only = async (wish: object) => {
      const found = await listMovements.call(admin, {
        from: OCTOBER.from,
        to: OCTOBER.to,
        kind: "captured",
        ...wish,
      });
      if (!found.ok) throw new Error(found.error.code);
      const sum = found.value.rows.reduce((minor, { amount }) => minor + amount.minor, 0);
      expect(found.value.total?.minor ?? sum).toBe(sum);
      return [found.value.rows.length, sum];
    };
    expect(await only({})).toEqual([3, 17_500]);
    expect(await only({ kind: "refunded" })).toEqual([1, 200]);
    expect(await only({ weekday: 1, hour: 10 })).toEqual([1, 10_000]);
    expect(await only({ channel: "qr", units: [first] })).toEqual([1, 5_000]);
    expect(await only({ currency: "EUR" })).toEqual([1, 700]);
  });

  it("goes on where the page before ended, and begins anew where the place was made up", async () => {
    const wide = { from: "2026-08-01", to: "2026-10-31", kind: "captured" } as const;
    const all = await listMovements.call(admin, wide);
    const madeUp = await listMovements.call(admin, { ...wide, after: "bm90IGEgcGxhY2U" });
    expect(all.ok && madeUp.ok && madeUp.value.rows).toEqual(all.ok && all.value.rows);
  });

  it("is exported in lines that add up to the overview", async () => {
    for (const grouping of ["day", "month"] as const) {
      const told = await exportFigures.call(admin, { ...OCTOBER, grouping, currency: "NOK" });
      if (!told.ok) throw new Error(told.error.code);
      const { total } = await figures({ grouping });
      const sum = (of: (figure: FigureLine["figures"]) => number | undefined) =>
        told.value.lines.reduce((added, line) => added + (of(line.figures) ?? 0), 0);
      expect(sum(({ captured_minor }) => captured_minor)).toBe(total.captured_minor);
      expect(sum(({ refunded_minor }) => refunded_minor)).toBe(total.refunded_minor);
      expect(sum(({ fees }) => fees)).toBe(total.fees);
      expect(sum(({ requested }) => requested)).toBe(total.requested);
    }
  });
});

it("no payment is looked at, and every sum is found by an index", async () => {
  const statements = await watchStatements(() =>
    figures({ from: "2025-01-15", to: "2026-10-31", grouping: "month" }),
  );
  const asked = statements.filter(({ text }) => /figure_|fee_days/.test(text));
  expect(asked.length).toBeGreaterThan(4);
  expect(statements.filter(({ text }) => /\bpayments\b|payment_events|ledger_entries/.test(text))).toEqual(
    [],
  );
  const portal = new Client({ connectionString: db.url() });
  await portal.connect();
  await portal.query("begin; set local enable_seqscan = off");
  await portal.query(
    "select set_config('app.merchant_id', $1, true), set_config('app.sales_units', '*', true)",
    [merchant.id],
  );
  for (const { text, values } of asked) {
    const { rows } = await portal.query<{ "QUERY PLAN": string }>(`explain ${text}`, [...values]);
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).not.toMatch(/Seq Scan on (figure|fee)_/);
  }
  await portal.query("rollback").finally(() => portal.end());
});
