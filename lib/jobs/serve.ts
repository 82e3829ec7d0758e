import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { standBack } from "./stand-back";
import { startWorker, type Worker } from "./worker";

// The worker as a process of its own: `npm run worker`. Several may run beside each other.
standBack();
let starting: Promise<Worker> | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Asked to stop while it starts, it ends its start first: the queue would not find its connections.
  await (await starting)?.stop();
  await pool().end();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
process.on("disconnect", () => void stop());

// A broken connection is replaced at its next use; without a listener it would end the process.
const broke = (error: Error) => log.warn({ err: error }, "a database connection broke");
pool().on("error", broke);
pool().on("connect", (client) => client.on("error", broke));

starting = startWorker();
await starting;
log.info("worker ready");
process.send?.({ ready: true });
