import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { getOverview } from "@/lib/overview/get-overview";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { exportedLines } from "@/lib/testing/whole-export";
import { countPayments, readCounts } from "./count-payments";
import { exportPayments } from "./export-payments";
import { getPayment } from "./get-payment";
import { listPayments } from "./list-payments";
import { type PaymentFilter, paymentFilter, writeCursor } from "./payment-filter";
import { watchList } from "./watch-list";

const db = useTestDatabase();
const ROWS = 30_000;
let merchant: TestMerchant;
let admin: PersonCaller;
let portal: Client;

/** Fifteen months of two companies, the looked-at one having a third: enough that a scan of the table would be the wrong plan. */
async function fill(own: TestMerchant, other: TestMerchant): Promise<void> {
  for (const [company, rows] of [
    [own, ROWS],
    [other, 2 * ROWS],
  ] as const)
    await db.sql(`
      set session_replication_role = replica;
      insert into payments (merchant_id, msn, reference, environment, state, status, currency, amount_minor, authorized_minor,
        captured_minor, channel, description, customer_phone, customer_name, created_at, capture_deadline)
      select '${company.id}', (array['${company.units.join("','")}'])[1 + n % 3], 'order-' || lpad(n::text, 8, '0'), 'production',
        'AUTHORIZED', case when n % 200 = 0 then 'reserved' else 'captured' end, 'NOK', 1000 + n * 7 % 90000, 1000 + n * 7 % 90000,
        case when n % 200 = 0 then 0 else 1000 + n * 7 % 90000 end, (array['online', 'qr'])[1 + n % 2],
        case when n = 777 then 'Blåbærsyltetøy' else 'Kaffe' end, '4791' || lpad(n::text, 6, '0'), 'Ola Berg',
        now() - n * interval '21 minutes', now() - n * interval '21 minutes' + interval '180 days'
      from generate_series(1, ${rows}) n;
      set session_replication_role = origin;`);
  await db.sql("vacuum analyze payments");
}

/** Of 9 000 payments of the company every third came by one of fifty links, and every third after a scan of one of fifty codes. */
async function tellSources({ id, units }: TestMerchant): Promise<void> {
  await db.sql(`
    insert into payment_creations (merchant_id, id, msn, source_kind, source_id, reference, amount_minor, currency, flow, description,
      body, request_hash, state, attempt, next_at, first_sent_at, last_sent_at, payment_id, created_by, created_at)
    select p.merchant_id, gen_random_uuid(), p.msn, case when n % 3 = 0 then 'link' else 'qr' end,
      case when n % 3 = 0 then '00000000-0000-4000-8000-0000000000' || lpad((n / 3 % 50)::text, 2, '0') else md5(n::text) end::uuid,
      p.reference, p.amount_minor, 'NOK', 'WEB_REDIRECT', 'x', '{}', '0', 'succeeded', 1, now(), now(), now(), p.id, 'x', now()
    from (select *, row_number() over (order by reference) as n from payments where merchant_id = '${id}') p where n % 3 < 2 and n <= 9000`);
  await db.sql(`
    insert into qr_scans (merchant_id, msn, platform_id, token_sha256, scanned_at, check_in)
    select c.merchant_id, '${units[0]}', 'Till ' || (row_number() over (order by reference)) % 50, c.reference, now(), c.source_id
    from payment_creations c where c.source_kind = 'qr'`);
  await db.sql("vacuum analyze payment_creations");
  await db.sql("vacuum analyze qr_scans");
}

beforeAll(async () => {
  merchant = await createMerchant(3);
  admin = await createAdministrator(merchant);
  await fill(merchant, await createMerchant(3));
  await tellSources(merchant);
  portal = new Client({ connectionString: db.url() });
  await portal.connect();
});

afterAll(() => portal.end());

/** How the database would run what this asks for, one line per step of each plan that reads payments. */
async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements = await watchStatements(work);
  const asked = statements.filter(({ text }) => /^\s*(select|copy)\b/i.test(text) && /payments/.test(text));
  const steps: string[] = [];
  for (const { text, values } of asked) {
    const select = /^copy \(([\s\S]*)\) to stdout/.exec(text)?.[1] ?? text;
    await portal.query("begin");
    await portal.query(
      "select set_config('app.merchant_id', $1, true), set_config('app.sales_units', '*', true)",
      [merchant.id],
    );
    const { rows } = await portal.query<{ "QUERY PLAN": string }>(`explain ${select}`, [...values]);
    await portal.query("rollback");
    steps.push(...rows.map((row) => row["QUERY PLAN"].trim()));
  }
  return steps.filter((step) =>
    /\bon (payments|payment_creations|qr_scans)\b|(using|on) (payments|qr_scans)_/.test(step),
  );
}

const list = (filter: Partial<PaymentFilter>) => () => listPayments.call(admin, filter);
const count = (filter: Partial<PaymentFilter>) => () => countPayments.call(admin, filter);
const after = writeCursor({ at: new Date(), minor: 50_000, id: "00000000-0000-4000-8000-000000000000" });

describe("every list reads payments by an index", () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ["the first page", list({}), /using payments_newest/],
    ["a deep page", list({ after }), /using payments_newest/],
    ["the oldest first", list({ sort: "oldest" }), /using payments_newest/],
    ["the largest first", list({ sort: "amount" }), /using payments_by_amount/],
    ["a deep page by amount", list({ sort: "amount", after }), /using payments_by_amount/],
    ["a status", list({ status: "reserved" }), /using payments_by_status/],
    ["a period", list({ from: "2026-01-01", to: "2026-01-31" }), /payments_newest/],
    ["an amount", list({ min: 5_007, max: 5_007 }), /payments_by_amount/],
    ["a channel", list({ channel: "qr" }), /using payments_(newest|by_channel)/],
    ["the counts of an amount", count({ min: 5_007, max: 5_100 }), /payments_by_amount/],
    ["the front page", () => getOverview.call(admin, {}), /payments_lapsing/],
  ])("%s", async (_, work, index) => {
    const steps = await stepsOf(work);
    expect(steps.length, "nothing was asked of payments").toBeGreaterThan(0);
    for (const step of steps) expect(step).not.toContain("Seq Scan");
    expect(steps.join("\n")).toMatch(index);
  });

  it.each<[string, Partial<PaymentFilter>, RegExp]>([
    ["a link", { link: "00000000-0000-4000-8000-000000000007" }, /payment_creations_of/],
    ["a QR code", { code: "UNIT.c.VGlsbCA3" }, /qr_scans_of_code/],
  ])("%s", async (_, { code, ...filter }, index) => {
    const one = { ...filter, ...(code && { code: code.replace("UNIT", merchant.units[0] ?? "") }) };
    const page = await listPayments.call(admin, one);
    expect(page.ok && page.value.rows.length).toBeGreaterThan(10);
    const steps = [...(await stepsOf(list(one))), ...(await stepsOf(count(one)))];
    expect(steps.join("\n")).toMatch(index);
    for (const step of steps) expect(step).not.toContain("Seq Scan");
  });

  it("a sales unit", async () => {
    const steps = await stepsOf(list({ units: merchant.units.slice(0, 1) }));
    expect(steps.join("\n")).toMatch(/using payments_(newest|by_unit)/);
  });

  it("one payment", async () => {
    const page = await listPayments.call(admin, {});
    const paymentId = page.ok ? (page.value.rows[0]?.id ?? "") : "";
    const steps = await stepsOf(() => getPayment.call(admin, { paymentId }));
    expect(steps.join("\n")).toMatch(/using payments_(merchant_id_id_)?p/);
    expect(steps.join("\n")).not.toContain("Seq Scan");
  });
});

describe("without looking at the payments themselves", () => {
  it("the tabs are counted and an open list is watched", async () => {
    const tabs = await watchStatements(count({ from: "2026-01-01" }));
    const watch = await watchStatements(() => watchList.call(admin, {}));
    const named = [...tabs, ...watch].filter(({ text }) => /(from|join) "?payments"?\b/i.test(text));
    expect(named).toEqual([]);
  });
});

/** Rows of payments fetched and scans of the whole table so far, as the database counts them. */
async function looks(): Promise<{ scans: number; fetched: number }> {
  await db.sql("select pg_stat_clear_snapshot()");
  const [row] = await db.sql(
    "select seq_scan::int as scans, idx_tup_fetch::int as fetched from pg_stat_user_tables where relname = 'payments'",
  );
  return { scans: Number(row?.["scans"]), fetched: Number(row?.["fetched"]) };
}

/** Other sessions report their figures once they come to rest. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_200));

// Three thousand of the newest, the hits, and the same hits once more where they are counted.
const MOST_LOOKED_AT = 7_000;

describe("a search", () => {
  beforeAll(settle);

  it.each<[string, Partial<PaymentFilter>]>([
    ["a rare word", { q: "blåbær" }],
    ["a phone number", { q: "+47 91 00 12 34" }],
    ["the beginning of a reference", { q: "order-0000012" }],
    ["a common word", { q: "kaffe" }],
    ["a rare word by amount", { q: "blåbær", sort: "amount" }],
    ["nothing that exists", { q: "zzzzzz" }],
  ])("for %s looks at few payments", async (_, filter) => {
    const before = await looks();
    const page = await listPayments.call(admin, filter);
    expect(page.ok).toBe(true);
    await settle();
    const seen = await looks();
    expect(seen.scans - before.scans).toBe(0);
    expect(seen.fetched - before.fetched).toBeLessThan(MOST_LOOKED_AT);
  });
});

describe("a whole reference", () => {
  // The newest payments are looked at without the index, so it is one of the old ones.
  const found = async (q: string) => {
    const page = await listPayments.call(admin, { q });
    return page.ok ? page.value.rows.map(({ reference }) => reference) : page.error.code;
  };

  it("asks the index for its last characters, which no other has", async () => {
    const [asked] = await db.sql("select match, probe from search_conditions('order-00029123')");
    expect(await blocksFor(asked?.["probe"])).toBeLessThan((await blocksFor(asked?.["match"])) / 2);
  });

  it("is still what is looked for, from its first character on", async () => {
    expect(await found("order-00029123")).toEqual(["order-00029123"]);
    expect(await found("ORDER-00029123")).toEqual(["order-00029123"]);
    expect(await found("corder-00029123")).toEqual([]);
  });
});

/** How many blocks are read for the payments of this condition, by the index of the search. */
async function blocksFor(condition: unknown): Promise<number> {
  const rows = await db.sql(
    `explain (analyze, buffers, timing off) select from payments p where merchant_id = '${merchant.id}' and ${condition}`,
  );
  const plan = rows.map((row) => String(row["QUERY PLAN"])).join("\n");
  expect(plan).toContain("Bitmap Index Scan on payments_search");
  return Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1]) + Number(/read=(\d+)/.exec(plan)?.[1] ?? 0);
}

it("a letter that begins no word is counted without walking the company's payments", async () => {
  const before = await looks();
  const found = await inReadTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    await tx.execute("select pg_stat_force_next_flush()");
    return readCounts(tx, admin, paymentFilter.parse({ q: "9" }));
  });
  expect(found.all).toBe(0);
  // The newest twenty thousand are looked at for common words, and what came before may be reported only now. All thirty besides
  // would be the walk.
  expect((await looks()).fetched - before.fetched).toBeLessThan(ROWS);
});

it("an export of some days reads only those", async () => {
  const steps = await stepsOf(async () => {
    await exportedLines(exportPayments, admin, { from: "2026-11-01" });
  });
  expect(steps.join("\n")).toMatch(/payments_(newest|by_)/);
  expect(steps.join("\n")).not.toContain("Seq Scan");
});
