import { randomBytes } from "node:crypto";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { roleUrl } from "@/db/role-url";
import { TEMPLATE } from "./prepare-cluster";

type Kept = typeof globalThis & { portalPool?: Pool };

/**
 * Gives the test file a migrated database of its own, reached as `portal_app`, as the portal itself would.
 * The returned `owner()` runs SQL as superuser, past row security: for looking, never for what a use case should do.
 */
export function useTestDatabase(): {
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  url: () => string;
} {
  const name = `t_${randomBytes(6).toString("hex")}`;
  let superuser: Client | undefined;
  let appUrl = "";
  beforeAll(async () => {
    const { url, secretsKey } = inject("cluster");
    await onServer(url, `create database ${name} template ${TEMPLATE} owner portal_owner`);
    const own = databaseAt(url, name);
    process.env["SECRETS_KEY"] = secretsKey;
    appUrl = roleUrl(own, "portal_app", secretsKey);
    process.env["DATABASE_URL"] = appUrl;
    const pool = new Pool({ connectionString: appUrl, max: 25 });
    // A connection that is still closing when the database is dropped is told so, which is no fault of the test.
    pool.on("connect", (client) => client.on("error", () => undefined));
    // The pool hands on what its idle connections hear; without a listener that would end the whole run.
    pool.on("error", () => undefined);
    (globalThis as Kept).portalPool = pool;
    superuser = new Client({ connectionString: own });
    await superuser.connect();
  });
  afterAll(async () => {
    await (globalThis as Kept).portalPool?.end();
    await superuser?.end();
    await onServer(inject("cluster").url, `drop database if exists ${name} with (force)`);
  });
  return {
    sql: async (text, values = []) => {
      if (!superuser) throw new Error("the test database is not there yet");
      return (await superuser.query(text, values)).rows;
    },
    url: () => appUrl,
  };
}

function databaseAt(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
