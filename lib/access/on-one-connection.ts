import "server-only";
import type { PoolClient } from "pg";
import { pool } from "@/db/client";
import { isOutOfRoom } from "@/db/out-of-room";
import { noteDatabaseFull } from "@/lib/observability/watch-database";

/**
 * A transaction on a connection of the pool, begun by `work` and ended here: committed, or rolled back where it throws. By hand,
 * because drizzle keeps a connection for good on which not even the beginning gets through.
 */
export async function onOneConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    const value = await work(client);
    await client.query("commit");
    client.release();
    return value;
  } catch (error) {
    if (isOutOfRoom(error)) noteDatabaseFull();
    // Where even the rollback fails, the connection is broken and must not serve the next one.
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
