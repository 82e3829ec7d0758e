import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Client } from "pg";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { idOf, signInAs } from "@/lib/bench/app/sign-in";
import { withClient } from "@/lib/bench/data/bench-database";
import { BENCH_COMPANIES } from "@/lib/bench/data/companies";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { keepWebhookSecret } from "@/lib/webhooks/registration-secret";
import { addressOf } from "@/lib/webhooks/webhook-address";

export type LoadPayment = { readonly id: string; readonly reference: string; readonly msn: string };

/** A company with what the load does there. */
export type LoadCompany = {
  readonly slug: string;
  readonly merchantId: string;
  /** Signed-in administrators: many, since nobody may move money more than thirty times in a minute. */
  readonly cookies: readonly string[];
  readonly payments: readonly LoadPayment[];
  readonly capturable: readonly LoadPayment[];
  readonly refundable: readonly LoadPayment[];
  readonly webhook: { readonly id: string; readonly msn: string; readonly url: string };
};

export type Scene = { readonly companies: readonly LoadCompany[]; readonly webhookSecret: string };

const PEOPLE = 12;
const SECRET = "a secret of the load, shown once";

/** Makes people, keys and webhooks in the filled database, and writes down for the platform which payments it knows. */
export async function prepareLoad(superuserUrl: string, file: string): Promise<Scene> {
  const known: object[] = [];
  const companies = await withClient(superuserUrl, async (db) => {
    const made: LoadCompany[] = [];
    for (const { slug, units } of BENCH_COMPANIES)
      made.push(await prepareCompany(db, slug, units[0]?.msn ?? "", known));
    return made;
  });
  writeFileSync(file, JSON.stringify(known));
  return { companies, webhookSecret: SECRET };
}

const PICK = `
  select id, msn, reference, currency, state, created_at as "createdAt", authorized_minor::int as authorized,
    captured_minor::int as captured, refunded_minor::int as refunded, cancelled_minor::int as cancelled
  from payments where merchant_id = $1`;

async function prepareCompany(db: Client, slug: string, msn: string, known: object[]): Promise<LoadCompany> {
  const merchantId = idOf(`merchant ${slug}`);
  const pick = async (condition: string, most: number) => {
    const { rows } = await db.query(`${PICK} and ${condition} order by created_at desc limit ${most}`, [
      merchantId,
    ]);
    known.push(...rows);
    return rows.map(({ id, msn: unit, reference }) => ({ id, msn: unit, reference }));
  };
  const young = "created_at > now() - interval '11 days'";
  const capturable = await pick(`status in ('reserved', 'partially_captured') and ${young}`, 300);
  // Money goes back within a year of the approval.
  const lately = "created_at between now() - interval '300 days' and now() - interval '1 day'";
  const refundable = await pick(`status = 'captured' and ${lately}`, 600);
  const { rows: payments } = await db.query(
    "select id, msn, reference from payments where merchant_id = $1 order by created_at desc limit 3000",
    [merchantId],
  );
  for (const unit of new Set([...capturable, ...refundable].map((one) => one.msn).concat(msn)))
    await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
      keepApiKeys(tx, merchantId, {
        msn: unit,
        clientId: "load",
        clientSecret: "load",
        subscriptionKey: "load",
      }),
    );
  const cookies: string[] = [];
  for (let nth = 1; nth <= PEOPLE; nth += 1)
    cookies.push(await signIn(db, merchantId, `load ${nth} ${slug}`));
  return {
    slug,
    merchantId,
    cookies,
    payments,
    capturable,
    refundable,
    webhook: await listen(db, merchantId, msn),
  };
}

async function signIn(db: Client, merchantId: string, name: string): Promise<string> {
  const id = idOf(name);
  await db.query(
    "insert into users (id, name, country, locale) values ($1, $2, 'NO', 'en') on conflict do nothing",
    [id, name],
  );
  const joined = await db.query(
    "insert into memberships (merchant_id, user_id) values ($1, $2) on conflict do nothing returning user_id",
    [merchantId, id],
  );
  if (joined.rowCount)
    await db.query("insert into grants (merchant_id, user_id, role) values ($1, $2, 'administrator')", [
      merchantId,
      id,
    ]);
  const { name: cookie, value } = await signInAs(id);
  return `${cookie}=${value}`;
}

async function listen(db: Client, merchantId: string, msn: string): Promise<LoadCompany["webhook"]> {
  const id = randomUUID();
  const url = addressOf(id);
  // What a run before has left there.
  for (const table of ["webhook_inbox", "webhook_registrations"])
    await db.query(`delete from ${table} where merchant_id = $1`, [merchantId]);
  await db.query("insert into webhook_registrations (merchant_id, id, msn, url) values ($1, $2, $3, $4)", [
    ...[merchantId, id, msn, url],
  ]);
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    keepWebhookSecret(tx, merchantId, id, SECRET),
  );
  return { id, msn, url };
}
