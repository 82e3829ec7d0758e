import { pool } from "@/db/client";
import { log } from "@/lib/log";

/** A lock that a worker holds as long as it lives: it goes with the connection, however the process ends. */
export const SIGN_OF_LIFE = "select pg_advisory_lock(hashtextextended('worker ' || $1, 0))";

// Who has just come may not have made its sign yet.
const HOLDS = `
  select distinct locked_by as id from (
    select locked_by, locked_at from graphile_worker._private_job_queues
    union all select locked_by, locked_at from graphile_worker._private_jobs) held
  where locked_by is not null and locked_at < now() - interval '10 seconds'`;

const IS_DEAD = "select pg_try_advisory_xact_lock(hashtextextended('worker ' || $1, 0)) as dead";

/**
 * Takes its jobs and queues from every worker that is dead. The queue would keep them for it for four hours, and what waits in a queue
 * would wait as long: the payment requests of a unit, all mail.
 */
export async function freeDeadWorkers(): Promise<readonly string[]> {
  const { rows: holders } = await pool().query<{ id: string }>(HOLDS);
  const dead: string[] = [];
  for (const { id } of holders) {
    const { rows } = await pool().query<{ dead: boolean }>(IS_DEAD, [id]);
    if (rows[0]?.dead) dead.push(id);
  }
  if (dead.length === 0) return dead;
  await pool().query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
  log.warn({ workers: dead }, "workers that died: others take over what they were at");
  return dead;
}
