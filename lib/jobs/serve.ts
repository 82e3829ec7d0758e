import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { startWorker } from "./worker";

// The worker as a process of its own: `npm run worker`. Several may run beside each other.
pool().on("error", (error) => log.warn({ err: error }, "an idle database connection broke"));

const worker = await startWorker();
log.info("worker ready");
process.send?.({ ready: true });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await pool().end();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
process.on("disconnect", () => void stop());
