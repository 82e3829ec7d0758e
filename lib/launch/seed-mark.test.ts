import { Client } from "pg";
import { afterAll, expect, inject, it } from "vitest";
import { roleUrl } from "@/db/role-url";
import { useTestDatabase } from "@/lib/testing/test-db";
import { isSeeded, markSeeded } from "./seed-mark";

const db = useTestDatabase();
const other = `t_other_${process.pid}`;

function ownerOf(database: string): string {
  const url = new URL(roleUrl(inject("cluster").url, "portal_owner", inject("cluster").secretsKey));
  url.pathname = database;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("cluster").url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

afterAll(() => onServer(`drop database if exists ${other} with (force)`));

it("asks the database that is there now, not what a folder has seen", async () => {
  // The mark was a file in .data: with another, empty DATABASE_URL the portal started without companies and people.
  const first = ownerOf(new URL(db.url()).pathname);
  expect(await isSeeded(first, false)).toBe(false);
  await markSeeded(first);
  await markSeeded(first);
  expect(await isSeeded(first, false)).toBe(true);
  await onServer(`create database ${other} owner portal_owner`);
  expect(await isSeeded(ownerOf(`/${other}`), false)).toBe(false);
});
