import { randomBytes } from "node:crypto";
import { Client, type QueryResult } from "pg";
import { afterAll, inject } from "vitest";

/** One statement on a database of the test server, as superuser. */
export async function onDatabase(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(statement, values).finally(() => client.end());
}

/** Makes databases without a table in them, and drops them at the file's end; each is given by the superuser's address. */
export function useFreshDatabases(): () => Promise<string> {
  const made: string[] = [];
  afterAll(async () => {
    for (const name of made)
      await onDatabase(inject("cluster").url, `drop database if exists ${name} with (force)`);
  });
  return async () => {
    const name = `t_fresh_${randomBytes(4).toString("hex")}`;
    made.push(name);
    await onDatabase(inject("cluster").url, `create database ${name}`);
    return databaseOf(`/${name}`);
  };
}

/** The database with this path on the test server, as superuser. */
export function databaseOf(path: string): string {
  const url = new URL(inject("cluster").url);
  url.pathname = path;
  return url.href;
}
