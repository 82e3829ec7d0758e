import { expect, test } from "vitest";
import { pool } from "@/db/client";
import { useTestDatabase } from "@/lib/testing/test-db";
import { asDirectory } from "./directory";
import { inReadTransaction } from "./tenant-db";

useTestDatabase();

/** A connection that waits in the pool breaks, and is taken before anybody has noticed. */
async function breakOne(): Promise<void> {
  const client = await pool().connect();
  client.release();
  Reflect.get(client, "connection").stream.destroy();
}

const merchantId = "00000000-0000-4000-8000-000000000000";

test.each([
  ["across merchants", () => asDirectory(async () => undefined)],
  ["of one merchant", () => inReadTransaction({ merchantId, reach: "all" }, async () => undefined)],
])("a broken connection does not stay out of the pool for good: %s", async (_which, begin) => {
  for (let broken = 0; broken < 30; broken += 1) {
    await breakOne();
    await begin().catch(() => undefined);
  }
  expect(pool().totalCount - pool().idleCount).toBe(0);
});
