import { spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { memberCaller } from "@/lib/access/member-caller";
import { exportPayments } from "@/lib/transactions/export-payments";
import { idOf } from "../app/sign-in";
import { withClient } from "../data/bench-database";
import { BENCH_COMPANIES } from "../data/companies";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { timeWork } from "../tools/latency";

const psql = spawnSync("psql", ["--version"]).status === 0;

/** All companies one after the other, so that together every payment is exported once, as the worker writes it. */
export const csvExport: Measure = {
  name: "CSV export",
  ours: "every payment, names included, as the worker makes the file",
  limit: psql ? "psql, COPY of the same rows" : "COPY of the same rows through the driver",
  unit: "s",
  goal: { of: "ratio", at: "most", value: 1.3 },
  run: async (setting) => {
    const limit = await timeWork(() => (psql ? copyByPsql(setting) : copyByDriver(setting)));
    const ours = await timeWork(() => exportAll("csv"));
    return { ours: ours / 1_000, limit: limit / 1_000 };
  },
};

export const xlsxExport: Measure = {
  name: "XLSX export",
  ours: "the same as a workbook",
  limit: "as CSV",
  unit: "s",
  goal: { of: "ratio", at: "most", value: 15 },
  run: async () => {
    const limit = await timeWork(() => exportAll("csv"));
    const ours = await timeWork(() => exportAll("xlsx"));
    return { ours: ours / 1_000, limit: limit / 1_000 };
  },
};

async function exportAll(format: "csv" | "xlsx"): Promise<void> {
  const look = { format, separator: "semicolon", decimal: "comma", byteOrderMark: false } as const;
  for (const { slug } of BENCH_COMPANIES) {
    const person = await memberCaller(idOf(`merchant ${slug}`), idOf(`administrator ${slug}`));
    if (!person) throw new Error(`nobody administers ${slug}`);
    const filter = { personal: true };
    const made = await exportPayments.call(person, { filter, address: "/", look, locale: "en", whole: true });
    if (!made.ok || made.value.kind !== "whole") throw new Error(`${slug} was not exported`);
    for await (const _ of made.value.chunks);
    made.value.close();
  }
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
