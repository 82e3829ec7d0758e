import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { appendAudit } from "@/lib/access/audit";
import { findBrokenLink, hashOf, START } from "@/lib/access/audit-chain";
import { inReadTransaction, inWriteTransaction } from "@/lib/access/tenant-db";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { record, seedOf } from "../record";

const db = useTestDatabase();
const SEED = seedOf(30);
const CHAINS = 200;
const ROWS = 50;
const LONG = 100_000;
const chains: TestMerchant[] = [];

beforeAll(async () => {
  for (let at = 0; at < CHAINS; at += 1) {
    const merchant = await createMerchant();
    const caller = { ...systemCaller(merchant, "payment:sync"), ip: "192.0.2.7", requestId: randomUUID() };
    await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
      for (let row = 1; row <= ROWS; row += 1)
        await appendAudit(tx, caller, {
          action: "test.done",
          subject: `test:${row}`,
          msn: "654321",
          details: { row },
        });
    });
    chains.push(merchant);
  }
  await db.sql("set session_replication_role = replica");
});

const verdict = ({ id }: TestMerchant) =>
  inReadTransaction({ merchantId: id, reach: "all" }, (tx) => findBrokenLink(tx, id));

/** Every column that a row has, changed to something else of its type. */
const CHANGES = [
  "at = at + interval '1 millisecond'",
  "actor_kind = 'person'",
  "actor_id = actor_id || '.'",
  "action = 'test.undone'",
  "subject = subject || '0'",
  "msn = null",
  "details = details || '{\"more\": 1}'",
  "details = '{}'",
  "request_id = null",
  "ip = '192.0.2.8'",
  "ip = null",
  "result = 'refused'",
  "result = null",
  "hash = md5(hash) || md5(hash)",
  "previous_hash = md5(hash) || md5(hash)",
];
const COLUMNS =
  "merchant_id, at, actor_kind, actor_id, action, subject, msn, details, request_id, ip, result, previous_hash, hash";

type Tampering = { readonly what: string; readonly statements: readonly string[]; readonly place: number };

/** One way to tamper with one row, and the first row that is not what it was. Other rows are named by the row's number alone. */
function tamperings(seq: number, draw: (most: number) => number): Tampering[] {
  const change = CHANGES[draw(CHANGES.length)] ?? "msn = null";
  const other = seq === ROWS ? seq - 1 : seq + 1;
  const shift = (by: string, from: number) =>
    `update audit_log set seq = ${by} where merchant_id = $1 and seq >= ${from}`;
  return [
    {
      what: "changed",
      statements: [`update audit_log set ${change} where merchant_id = $1 and seq = ${seq}`],
      place: seq,
    },
    {
      what: "deleted",
      statements: [`delete from audit_log where merchant_id = $1 and seq = ${seq}`],
      place: seq,
    },
    {
      what: "deleted, the rest moved up",
      statements: [
        `delete from audit_log where merchant_id = $1 and seq = ${seq}`,
        shift("-(seq - 1)", seq),
        "update audit_log set seq = -seq where merchant_id = $1 and seq < 0",
        `update audit_heads set seq = ${ROWS - 1} where merchant_id = $1`,
      ],
      place: seq,
    },
    {
      what: "inserted, the rest moved down",
      statements: [
        shift("-(seq + 1)", seq),
        "update audit_log set seq = -seq where merchant_id = $1 and seq < 0",
        `insert into audit_log (seq, ${COLUMNS}) select ${seq}, ${COLUMNS} from audit_log where merchant_id = $1 and seq = ${seq + 1}`,
        `update audit_heads set seq = ${ROWS + 1} where merchant_id = $1`,
      ],
      place: seq + 1,
    },
    {
      what: "two exchanged",
      statements: [
        `update audit_log set seq = case seq when ${seq} then -${other} else -${seq} end where merchant_id = $1 and seq in (${seq}, ${other})`,
        "update audit_log set seq = -seq where merchant_id = $1 and seq < 0",
      ],
      place: Math.min(seq, other),
    },
  ];
}

it("finds each row of 10 000 that was changed, taken out, put in or moved, and names its place", async () => {
  let state = SEED;
  const draw = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % most;
  };
  const missed: string[] = [];
  let tried = 0;
  for (const chain of chains) {
    await db.sql(`create temporary table kept as select * from audit_log where merchant_id = '${chain.id}'`);
    const mine = (statement: string) => statement.replaceAll("$1", `'${chain.id}'`);
    const restore = [
      "delete from audit_log where merchant_id = $1",
      `insert into audit_log (seq, ${COLUMNS}) select seq, ${COLUMNS} from kept`,
      `update audit_heads set seq = ${ROWS} where merchant_id = $1`,
    ];
    for (let seq = 1; seq <= ROWS; seq += 1) {
      // One of the five ways for each row, so that all rows are met in some way and all ways at every place.
      const ways = tamperings(seq, draw);
      const way = ways[(tried + draw(ways.length)) % ways.length];
      if (!way) continue;
      await db.sql(way.statements.map(mine).join(";"));
      const place = await verdict(chain);
      if (place !== way.place) missed.push(`${way.what} row ${seq}: said ${place}, is ${way.place}`);
      await db.sql(restore.map(mine).join(";"));
      tried += 1;
    }
    await db.sql("drop table kept");
  }
  const whole = (await Promise.all(chains.map(verdict))).filter((place) => place === undefined).length;
  record({
    test: "T30",
    what: "audit rows changed, deleted, inserted or exchanged by a superuser",
    seed: SEED,
    count: tried,
    found: `${tried - missed.length} found with their place, ${missed.length} missed; ${whole} of ${CHAINS} untouched chains whole`,
    goal: "100 % found, place named",
    holds: missed.length === 0 && whole === CHAINS,
  });
  expect(missed).toEqual([]);
  expect(whole).toBe(CHAINS);
  expect(tried).toBe(CHAINS * ROWS);
});

it("walks a long chain fast", async () => {
  const merchant = await createMerchant();
  let previousHash = START;
  for (let from = 1; from <= LONG; from += 5_000) {
    const rows = Array.from({ length: 5_000 }, (_, at) => {
      const row = {
        ...{ merchantId: merchant.id, seq: from + at, at: new Date(1_760_000_000_000 + from + at) },
        ...{ actorKind: "person" as const, actorId: merchant.id, action: "payment.capture.done" },
        ...{ subject: `payment:${merchant.id}`, msn: "654321", requestId: null, ip: "192.0.2.7" },
        ...{ details: { operation: merchant.id, amountMinor: from + at, currency: "NOK" } },
        ...{ result: "done" as const, previousHash },
      };
      const hash = hashOf(row);
      previousHash = hash;
      return { ...row, hash };
    });
    await db.sql(
      `insert into audit_log (merchant_id, seq, at, actor_kind, actor_id, action, subject, msn, details, ip, result, previous_hash, hash)
       select r."merchantId"::uuid, r.seq, r.at, r."actorKind", r."actorId", r.action, r.subject, r.msn, r.details, r.ip, r.result, r."previousHash", r.hash
       from jsonb_to_recordset($1::jsonb) as r("merchantId" text, seq bigint, at timestamptz, "actorKind" text, "actorId" text, action text,
         subject text, msn text, details jsonb, ip text, result text, "previousHash" text, hash text)`,
      [JSON.stringify(rows)],
    );
  }
  await db.sql("insert into audit_heads values ($1, $2, $3)", [merchant.id, LONG, previousHash]);
  const [started, before] = [performance.now(), process.cpuUsage()];
  expect(await verdict(merchant)).toBeUndefined();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const processor = ((user + system) / 1_000_000) * (1_000_000 / LONG);
  const perMillion = seconds * (1_000_000 / LONG);
  record({
    test: "T30",
    what: "walking a chain, 100 000 rows of one company",
    seed: null,
    count: LONG,
    found: `${seconds.toFixed(1)} s, so ${perMillion.toFixed(0)} s for a million, ${processor.toFixed(0)} s of them processor time`,
    goal: "≤ 60 s for 1 000 000 rows",
    holds: perMillion <= 60,
  });
  expect(perMillion).toBeLessThan(600);
});
