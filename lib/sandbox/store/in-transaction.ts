import type { Pool, PoolClient } from "pg";

/** `opening` may do more than begin, to save a round trip. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  opening = "begin",
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(opening);
    const value = await work(client);
    await client.query("commit");
    client.release();
    return value;
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
