import { EventEmitter } from "node:events";
import {
  type AddJobsFunction,
  Logger,
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
  type WorkerEvents,
} from "graphile-worker";
import { pool } from "@/db/client";
import { log } from "@/lib/log";
import {
  findBooks,
  findDeliveries,
  findEvents,
  findExports,
  findFigures,
  findInvoices,
  findLedgers,
  findLinkOrders,
  findMail,
  findOperations,
  findOrders,
  findPrefilled,
  findRecoveries,
  findRequests,
  findUnits,
} from "./find-work";
import { freeDeadWorkers } from "./free-dead-workers";
import { listenForEvents } from "./listen-for-events";
import { registry } from "./registry";

const LOOK_FOR_EVENTS_MS = 1_000;
// Whoever asked for the money looks at a page that says "not confirmed yet".
const LOOK_FOR_OPERATIONS_MS = 1_000;
const LOOK_FOR_REQUESTS_MS = 1_000;
// A customer who has just approved looks at the page and waits for it to say so.
const LOOK_FOR_INVOICES_MS = 1_500;
const LOOK_FOR_MAIL_MS = 2_000;
// Someone may be waiting for the first webhook of a unit, or for another one.
const LOOK_FOR_UNITS_MS = 3_000;
const LOOK_FOR_ORDERS_MS = 3_000;
const LOOK_FOR_LINK_ORDERS_MS = 2_000;
const LOOK_FOR_LEDGERS_MS = 10_000;
const LOOK_FOR_EXPORTS_MS = 2_000;
const LOOK_FOR_PREFILLED_MS = 5_000;
// Nobody can move money until a restored company was compared, yet a restore is rare.
const LOOK_FOR_RECOVERIES_MS = 3_000;
const LOOK_FOR_DEAD_MS = 10_000;
const LOOK_FOR_FIGURES_MS = 3_000;
// Someone who pressed "send now" waits for it.
const LOOK_FOR_DELIVERIES_MS = 2_000;

/** Longer than a request to the platform may take. */
const STOP_AT_MOST_MS = 15_000;

const cron = parseCronItems([
  { task: "find-payments", match: "* * * * *", identifier: "find-payments" },
  { task: "find-key-changes", match: "* * * * *", identifier: "find-key-changes" },
  { task: "check-figures", match: "43 2 * * *", identifier: "check-figures" },
  { task: "expire-exports", match: "37 * * * *", identifier: "expire-exports" },
  { task: "note-heads", match: "7 * * * *", identifier: "note-heads" },
  { task: "forget-expired", match: "17 * * * *", identifier: "forget-expired" },
]);

// What the queue calls information is of use only to who looks for a fault.
const LEVEL = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** `ended` is fulfilled or rejected when the queue stops, asked to or not: it gives up when it loses its database. */
export type Worker = { readonly ended: Promise<void>; readonly stop: () => Promise<void> };

/** Starts to work: at once on each notice of an event, and by looking around, which alone would be enough. */
export async function startWorker(): Promise<Worker> {
  const utils = await makeWorkerUtils({ pgPool: pool() });
  const { runner, id } = await startQueue();
  const addJobs = utils.addJobs.bind(utils);
  const events = repeat("find-events", LOOK_FOR_EVENTS_MS, () => findEvents(addJobs));
  const operations = repeat("find-operations", LOOK_FOR_OPERATIONS_MS, () => findOperations(addJobs));
  const requests = repeat("find-requests", LOOK_FOR_REQUESTS_MS, () => findRequests(addJobs));
  const mail = repeat("find-mail", LOOK_FOR_MAIL_MS, () => findMail(addJobs));
  const invoices = repeat("find-invoices", LOOK_FOR_INVOICES_MS, () => findInvoices(addJobs));
  const orders = repeat("find-orders", LOOK_FOR_ORDERS_MS, () => findOrders(addJobs));
  const prefilled = repeat("find-prefilled", LOOK_FOR_PREFILLED_MS, () => findPrefilled(addJobs));
  const linkOrders = repeat("find-link-orders", LOOK_FOR_LINK_ORDERS_MS, () => findLinkOrders(addJobs));
  const ledgers = repeat("find-ledgers", LOOK_FOR_LEDGERS_MS, () => findLedgers(addJobs));
  const figures = repeat("find-figures", LOOK_FOR_FIGURES_MS, () => findFigures(addJobs));
  const deliveries = repeat("find-deliveries", LOOK_FOR_DELIVERIES_MS, () => findDeliveries(addJobs));
  const exports = repeat("find-exports", LOOK_FOR_EXPORTS_MS, () => findExports(addJobs));
  const recoveries = repeat("find-recoveries", LOOK_FOR_RECOVERIES_MS, () => findRecoveries(addJobs));
  const units = repeat("find-units", LOOK_FOR_UNITS_MS, () => lookAtUnits(addJobs));
  const listener = await listenForEvents(id, events.soon);
  const dead = repeat("free-dead-workers", LOOK_FOR_DEAD_MS, freeDeadWorkers);
  const early = [events, operations, requests, invoices, mail, orders, prefilled, linkOrders];
  const others = [...early, ledgers, figures, deliveries, exports, recoveries, units, dead, listener];
  return { ended: runner.promise, stop: () => stopAll(runner, others) };
}

/** The queue's own part, and under which id it holds jobs. */
async function startQueue(): Promise<{ runner: Runner; id: string }> {
  const events: WorkerEvents = new EventEmitter();
  let id = "";
  events.once("pool:create", ({ workerPool }) => {
    id = workerPool.id;
  });
  const runner = await run({
    pgPool: pool(),
    taskList: registry,
    parsedCronItems: cron,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: new Logger(() => (level, message) => log[LEVEL[level]](message)),
    events,
  });
  // Whoever started the worker hears of it; until then it must not end the process.
  runner.promise.catch(() => undefined);
  return { runner, id };
}

/** Someone may have asked to compare the books of a unit, and be looking at the page. */
async function lookAtUnits(addJobs: AddJobsFunction): Promise<void> {
  await findUnits(addJobs);
  await findBooks(addJobs);
}

async function stopAll(runner: Runner, others: readonly { stop: () => Promise<void> }[]): Promise<void> {
  await Promise.all(others.map((other) => other.stop()));
  // It refuses to stop twice, and stops by itself without its database. Nothing new is begun by one that does not come to its end.
  await Promise.race([runner.stop().catch(() => undefined), pause(STOP_AT_MOST_MS, () => undefined)]);
}

type Repeated = { soon: () => void; stop: () => Promise<void> };

/** Runs `work` now and then, never twice at once; `soon` asks for a run right after the present one. */
function repeat(name: string, everyMs: number, work: () => Promise<unknown>): Repeated {
  let stopped = false;
  let wake: () => void = () => undefined;
  let asked = false;
  const loop = async () => {
    while (!stopped) {
      asked = false;
      await work().catch((error: unknown) => log.error({ err: error, job: name }, "looking for work failed"));
      if (!asked && !stopped) await pause(everyMs, (now) => (wake = now));
    }
  };
  const ended = loop();
  const soon = () => {
    asked = true;
    wake();
  };
  return {
    soon,
    stop: () => {
      stopped = true;
      wake();
      return ended;
    },
  };
}

function pause(ms: number, onStart: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onStart(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
