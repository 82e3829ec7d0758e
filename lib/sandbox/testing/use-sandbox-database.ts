import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("cluster").url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** An empty database for the test file, on the test run's server; gone afterwards. */
export function useSandboxDatabase(): { url: () => string } {
  const name = `sandbox_${randomBytes(6).toString("hex")}`;
  beforeAll(() => onServer(`create database ${name}`));
  afterAll(() => onServer(`drop database if exists ${name} with (force)`));
  return {
    url: () => {
      const url = new URL(inject("cluster").url);
      url.pathname = `/${name}`;
      return url.href;
    },
  };
}
