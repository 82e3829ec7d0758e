import { setTimeout as pause } from "node:timers/promises";
import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { startWorker, type Worker } from "./worker";

const AGAIN_MS = 1_000;
/** So often in a row a start may fail although the database answers: then something else is wrong, and a person has to see it. */
const MOST_FAILURES = 5;

export type Working = {
  /** Ends the present round, for something went wrong that nobody waited for, and begins the next. */
  readonly beginAgain: (error: unknown) => void;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<void>;
};

/**
 * Works until it is stopped. When the database goes away, or is not there yet, it begins again as soon as that answers: the queue
 * gives up by itself then, and a process that lived on without it would leave every job lying. `ready` is called at each beginning.
 */
export function keepWorking(ready: () => void): Working {
  const stopping = new AbortController();
  let starting: Promise<Worker> | undefined;
  let breakOff: (error: unknown) => void = () => undefined;
  const workOnce = async () => {
    starting = startWorker();
    const worker = await starting;
    ready();
    const broken = new Promise<never>((_, reject) => {
      breakOff = reject;
    });
    await Promise.race([worker.ended, broken]).finally(worker.stop);
  };
  const keep = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await workOnce();
        failures = 0;
      } catch (error) {
        failures = (await databaseAnswers()) ? failures + 1 : 0;
        if (failures === MOST_FAILURES) throw error;
        log.error(
          { err: error },
          "the worker broke off, most likely as its database is away: it begins again",
        );
      }
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    ended: keep(),
    beginAgain: (error) => breakOff(error),
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
