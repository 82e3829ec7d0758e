import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { keepWorking } from "./keep-working";
import { standBack } from "./stand-back";

// The worker as a process of its own: `npm run worker`. Several may run beside each other.
standBack();
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await working.stop();
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

const working = keepWorking(() => {
  log.info("worker ready");
  process.send?.({ ready: true });
});
// The queue does not wait until it is written down what a job came to. A failure there would end the process; heard of by nobody, it
// would leave the job with this worker for hours.
process.on("unhandledRejection", working.beginAgain);
await working.ended;
