import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { database } from "@/db/client";
import { roleUrl } from "@/db/role-url";
import { createAdministrator, createMerchant, insertPayment } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { getPayment } from "@/lib/transactions/get-payment";
import { streamLines } from "./tenant-stream";

const db = useTestDatabase();

const LIMITS = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];

async function limitsOf(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select setting from unnest($1::text[]) name, current_setting(name) setting",
    [LIMITS],
  );
  await client.end();
  return rows.map(({ setting }) => setting);
}

// Five seconds are long for a test. What is set for a role within one database goes before what is set for the role.
beforeAll(async () => {
  await db.sql(
    `alter role portal_app in database ${new URL(db.url()).pathname.slice(1)} set lock_timeout = '200ms'`,
  );
});

// A query that never ended kept its page, and with it one of the pool's connections, for as long as it liked.
test("pages wait for seconds, the worker for minutes", async () => {
  const { url, secretsKey } = inject("cluster");
  expect(await limitsOf(roleUrl(url, "portal_app", secretsKey))).toEqual(["10s", "5s", "30s"]);
  expect(await limitsOf(roleUrl(url, "portal_worker", secretsKey))).toEqual(["5min", "30s", "2min"]);
});

test("a file has as long as its reader may take", async () => {
  const merchant = await createMerchant();
  const bounds = { merchantId: merchant.id, reach: "all" } as const;
  const format = { separator: ";", inIndexOrder: false, timeZone: "Europe/Oslo" } as const;
  const lines = await streamLines(bounds, sql`select current_setting('statement_timeout')`, format);
  expect(lines && (await text(lines))).toBe("11min\n");
});

test("whoever waits for a lock hears that it took too long, and all is well when it is free", async () => {
  const merchant = await createMerchant();
  const admin = await createAdministrator(merchant);
  const { id } = await insertPayment(merchant);
  const other = new Client({ connectionString: superuserUrl() });
  await other.connect();
  await other.query("begin; lock table payments in access exclusive mode");
  const failed = await getPayment.call(admin, { paymentId: id }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(Reflect.get(Object(failed), "digest")).toMatch(/^slow-[0-9a-f]{10}$/);
  await other.query("rollback");
  await other.end();
  expect((await getPayment.call(admin, { paymentId: id })).ok).toBe(true);
  const broken = await database()
    .execute("select broken")
    .catch((error: unknown) => error);
  expect(Reflect.get(Object(broken), "digest")).toBeUndefined();
});

function superuserUrl(): string {
  const url = new URL(inject("cluster").url);
  url.pathname = new URL(db.url()).pathname;
  return url.href;
}
