import { makeWorkerUtils } from "graphile-worker";
import { Client } from "pg";
import { beforeAll, expect, it } from "vitest";
import { pool } from "@/db/client";
import { useTestDatabase } from "@/lib/testing/test-db";
import { freeDeadWorkers, SIGN_OF_LIFE } from "./free-dead-workers";

const db = useTestDatabase();

beforeAll(async () => {
  await db.sql(
    "do $$ begin execute format('grant create on database %I to portal_app', current_database()); end $$",
  );
  const utils = await makeWorkerUtils({ pgPool: pool() });
  await utils.migrate();
  await utils.release();
});

/** A queue and a job in it, held by a worker since so many seconds. */
async function hold(worker: string, seconds: number): Promise<void> {
  await db.sql("select graphile_worker.add_job('send-mail', queue_name => $1, job_key => $1)", [worker]);
  const since = `locked_by = $1, locked_at = now() - make_interval(secs => ${seconds})`;
  await db.sql(`update graphile_worker._private_job_queues set ${since} where queue_name = $1`, [worker]);
  await db.sql(`update graphile_worker._private_jobs set ${since} where key = $1`, [worker]);
}

const holders = async () =>
  (
    await db.sql(`select locked_by as id from graphile_worker._private_job_queues where locked_by is not null
    union select locked_by from graphile_worker._private_jobs where locked_by is not null order by 1`)
  ).map(({ id }) => id);

it("frees what a dead worker held, and leaves it to the living and to who has just come", async () => {
  const living = new Client({ connectionString: db.url() });
  await living.connect();
  await living.query(SIGN_OF_LIFE, ["living"]);
  await hold("living", 3_600);
  await hold("dead", 60);
  await hold("new", 1);
  expect(await freeDeadWorkers()).toEqual(["dead"]);
  expect(await holders()).toEqual(["living", "new"]);
  await living.end();
  await expect.poll(freeDeadWorkers).toEqual(["living"]);
  expect(await holders()).toEqual(["new"]);
});
