import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { bulkLoad } from "@/lib/bench/data/bulk-load";
import { now, shiftClock } from "@/lib/clock";
import { reconcileUnit } from "@/lib/reconciliation/reconcile-unit";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { record } from "../record";

const ROWS = 1_000_000;
const NIGHTS = 30;
const PLANTED = 20;
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 100;
const DAY_MS = 86_400_000;
const db = useTestDatabase();
let merchant: TestMerchant;
let msn = "";
let superuser: Client;

/** Two years of one shop, each payment captured in full and with its line; one in ten was given back in part. */
const PAYMENTS = `
  insert into payments (merchant_id, msn, reference, environment, state, status, currency, amount_minor, authorized_minor, captured_minor,
    refunded_minor, channel, created_at, synced_at)
  select $1::uuid, $2, 'order-' || lpad((n::bigint * 7919 % $3)::text, 8, '0'), 'production', 'AUTHORIZED', 'captured', 'NOK', 1000, 1000, 1000,
    case when n % 10 = 0 then 300 else 0 end, 'online', at, at + interval '8 days'
  from (select n, now() - interval '730 days' + n * interval '730 days' / $3 - interval '1 day' as at from generate_series(1, $3::int) n) s`;
const LINES = `
  insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, psp_reference, reference,
    currency, amount_minor, balance_before_minor, balance_after_minor, arrived_at)
  select merchant_id, '3' || msn, 'funds', row_number() over w, msn, (created_at at time zone 'Europe/Oslo')::date, created_at, kind,
    left(kind, 1) || reference, reference, currency, minor, sum(minor) over w - minor, sum(minor) over w, created_at + interval '1 hour'
  from payments cross join lateral (values ('capture', captured_minor), ('refund', -refunded_minor)) as line (kind, minor)
  where minor <> 0 window w as (order by created_at, kind)`;

beforeAll(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  const { pathname } = new URL(db.url());
  superuser = new Client({
    connectionString: Object.assign(new URL(inject("cluster").url), { pathname }).href,
  });
  await superuser.connect();
  await bulkLoad(superuser, async () => {
    await superuser.query(PAYMENTS, [merchant.id, msn, ROWS]);
    await superuser.query(LINES);
    await superuser.query(
      `insert into ledgers (merchant_id, id, msn, currency, funds_count, matched_position, complete_at)
       select merchant_id, ledger_id, msn, 'NOK', count(*), count(*), now() from ledger_entries group by 1, 2, 3`,
    );
    await superuser.query("insert into ledger_syncs values ($1, $2, now(), now())", [merchant.id, msn]);
  });
});
afterAll(() => superuser.end());

type Spent = { readonly seconds: number; readonly megabytes: number };

/** One look at the books: how long it takes, and how much memory it adds to the process. */
async function look(): Promise<Spent> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const began = performance.now();
  const done = await reconcileUnit.call(systemCaller(merchant, "settlement:sync"), { msn });
  clearInterval(sampling);
  if (!done.ok) throw new Error("not compared");
  return { seconds: (performance.now() - began) / 1_000, megabytes: (most - before) / 1_048_576 };
}

const open = async () =>
  Number((await db.sql("select count(*) from breaks where state = 'open'"))[0]?.["count"]);
const wrong = (where: string) =>
  db.sql(`update payments set captured_minor = captured_minor - 1 where id in (
    select id from payments where captured_minor = 1000 and ${where} order by md5(reference) limit ${PLANTED})`);
const told = ({ seconds, megabytes }: Spent) => `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB more`;
const goal = `≤ ${MOST_SECONDS} s, < ${MOST_MEGABYTES} MB more`;

it("compares a million payments for what changed in a night, and all of them in thirty", async () => {
  const first = await look();
  expect(await open()).toBe(0);
  await wrong(`synced_at > now() - interval '30 days'`);
  const night = await look();
  expect(await open()).toBeGreaterThanOrEqual(PLANTED);
  const holds = ({ seconds, megabytes }: Spent) => seconds <= MOST_SECONDS && megabytes < MOST_MEGABYTES;
  const proof = { test: "T17", seed: null, count: ROWS, goal };
  record({
    ...{ ...proof, what: "reconciliation, the first look at all", found: told(first) },
    ...{
      goal: `< ${MOST_MEGABYTES} MB more; once in a unit's life`,
      holds: first.megabytes < MOST_MEGABYTES,
    },
  });
  record({ ...proof, what: "reconciliation, a night", found: told(night), holds: holds(night) });

  await wrong(`synced_at < now() - interval '100 days'`);
  const rest: Spent[] = [];
  for (let nth = 1; nth <= NIGHTS; nth += 1) {
    shiftClock(nth * DAY_MS);
    await db.sql("update ledgers set complete_at = $1", [now()]);
    await db.sql("update ledger_syncs set synced_at = $1", [now()]);
    rest.push(await look());
  }
  shiftClock(0);
  const longest = rest.reduce((a, b) => (a.seconds > b.seconds ? a : b));
  const found = `${(await open()) - PLANTED} of ${PLANTED} that left no trace found; the longest night ${told(longest)}`;
  const all = (await open()) === 2 * PLANTED;
  record({ ...proof, what: "reconciliation, thirty nights", found, holds: all && rest.every(holds) });
  expect(await open()).toBe(2 * PLANTED);
  expect([night, ...rest].filter((one) => !holds(one))).toEqual([]);
});
