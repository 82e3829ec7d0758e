import { spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { request } from "undici";
import { idOf, signInAs } from "../app/sign-in";
import { withClient } from "../data/bench-database";
import { BENCH_COMPANIES } from "../data/companies";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { timeWork } from "../tools/latency";

const psql = spawnSync("psql", ["--version"]).status === 0;

/** All companies one after the other, so that together every payment is exported once. */
export const csvExport: Measure = {
  name: "CSV export",
  ours: "every payment, signed in, over HTTP",
  limit: psql ? "psql, COPY of the same rows" : "COPY of the same rows through the driver",
  unit: "s",
  goal: { of: "ratio", at: "most", value: 1.3 },
  run: async (setting) => {
    await withClient(setting.database.superuserUrl, (db) => db.query("delete from rate_limits"));
    const cookies = new Map<string, string>();
    for (const { slug } of BENCH_COMPANIES) {
      const { name, value } = await signInAs(idOf(`administrator ${slug}`));
      cookies.set(slug, `${name}=${value}`);
    }
    const limit = await timeWork(() => (psql ? copyByPsql(setting) : copyByDriver(setting)));
    const ours = await timeWork(async () => {
      for (const [slug, cookie] of cookies) await download(setting, slug, cookie);
    });
    return { ours: ours / 1_000, limit: limit / 1_000 };
  },
};

async function download({ app }: Setting, slug: string, cookie: string): Promise<void> {
  const url = `${app.url}/m/${slug}/transactions/export?personal=1`;
  const answer = await request(url, { headers: { cookie } });
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
  await drain(answer.body);
}

async function drain(stream: Readable): Promise<void> {
  await pipeline(stream, async (chunks) => {
    for await (const _ of chunks);
  });
}

// What the list shows, in its order, as plain as SQL can say it.
const statementFor = (slug: string) => `copy (
  select p.created_at, p.reference, p.description, p.customer_name, p.customer_phone, u.name, p.msn, p.channel,
    p.authorized_minor, p.captured_minor, p.refunded_minor, p.currency, p.status
  from payments p join sales_units u using (merchant_id, msn)
  where p.merchant_id = '${idOf(`merchant ${slug}`)}' and p.environment = 'production'
  order by p.created_at desc, p.id desc) to stdout (format csv)`;

async function copyByPsql({ database }: Setting): Promise<void> {
  const statements = BENCH_COMPANIES.flatMap(({ slug }) => ["-c", statementFor(slug)]);
  const child = spawn("psql", ["-X", "-q", database.superuserUrl, ...statements], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  await drain(child.stdout);
  if ((await ended) !== 0) throw new Error("psql could not copy the payments");
}

async function copyByDriver({ database }: Setting): Promise<void> {
  await withClient(database.superuserUrl, async (db) => {
    for (const { slug } of BENCH_COMPANIES) await drain(db.query(copyTo(statementFor(slug))));
  });
}
