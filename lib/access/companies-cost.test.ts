import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { createMerchant, createPerson, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { companiesOf } from "./companies";

// Every request asks what the person may do: one trip, by indexes, however many people and groups there are.
const db = useTestDatabase();
let merchant: TestMerchant;
let person: string;

beforeAll(async () => {
  merchant = await createMerchant(2);
  person = (await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }])).id;
  await db.sql(`
    create temporary table crowd as select gen_random_uuid() as id from generate_series(1, 3000);
    insert into users (id, name, country) select id, 'Someone', 'NO' from crowd;
    insert into memberships (merchant_id, user_id) select '${merchant.id}', id from crowd;
    insert into grants (merchant_id, user_id, role) select '${merchant.id}', id, 'assistant' from crowd, generate_series(1, 3);
    insert into member_groups (merchant_id, name) select '${merchant.id}', 'Group ' || n from generate_series(1, 60) n;
    insert into group_grants (merchant_id, group_id, role)
      select merchant_id, id, 'accountant' from member_groups, generate_series(1, 3);
    insert into group_members (merchant_id, group_id, user_id)
      select g.merchant_id, g.id, c.id from member_groups g cross join lateral (select id from crowd where g.id is not null order by random() limit 500) c;
    insert into group_members (merchant_id, group_id, user_id) select merchant_id, id, '${person}' from member_groups limit 5;
    analyze`);
});

it("in one statement, with what five groups of sixty give", async () => {
  const statements = await watchStatements(() => companiesOf(person));
  expect(statements).toHaveLength(1);
  const [company] = await companiesOf(person);
  expect(company?.grants).toHaveLength(1 + 5 * 3);
  expect(await companiesOf(randomUUID())).toEqual([]);
});

it("by indexes, and in the milliseconds", async () => {
  const plan = await db.sql(
    `explain select * from held_grants where merchant_id = '${merchant.id}' and user_id = '${person}'`,
  );
  const lines = plan.map((row) => String(row["QUERY PLAN"])).join("\n");
  expect(lines).not.toMatch(/Seq Scan on (grants|group_members)/);
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const [row] = await db.sql(`explain (analyze, format json) select companies_of('${person}')`);
    times.push(Number(/"Execution Time":([\d.]+)/.exec(JSON.stringify(row))?.[1]));
  }
  const [best = 0] = times.sort((a, b) => a - b);
  expect(best).toBeLessThan(10);
});
