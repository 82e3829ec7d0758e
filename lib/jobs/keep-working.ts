import { setTimeout as pause } from "node:timers/promises";
import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { startWorker, type Worker } from "./worker";

const AGAIN_MS = 1_000;
/** So often in a row a start may fail although the database answers: then something else is wrong, and a person has to see it. */
const MOST_FAILURES = 5;

/**
 * Works until it is stopped. When the database goes away, or is not there yet, it begins again as soon as that answers: the queue
 * gives up by itself then, and a process that lived on without it would leave every job lying. `ready` is called at each beginning.
 */
export function keepWorking(ready: () => void): {
  readonly stop: () => Promise<void>;
  readonly ended: Promise<void>;
} {
  const stopping = new AbortController();
  let starting: Promise<Worker> | undefined;
  const workOnce = async () => {
    starting = startWorker();
    const worker = await starting;
    ready();
    await worker.ended.finally(worker.stop);
  };
  const keep = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await workOnce();
        failures = 0;
      } catch (error) {
        failures = (await databaseAnswers()) ? failures + 1 : 0;
        if (failures === MOST_FAILURES) throw error;
        log.error({ err: error }, "the worker has lost its database, or does not find it: it begins again");
      }
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    ended: keep(),
    stop: async () => {
      stopping.abort();
      // Asked to stop while it starts, it ends its start first: the queue would not find its connections.
      await (await starting?.catch(() => undefined))?.stop();
    },
  };
}

const databaseAnswers = () =>
  pool()
    .query("select")
    .then(
      () => true,
      () => false,
    );
