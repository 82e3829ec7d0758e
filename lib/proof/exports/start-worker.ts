import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inject } from "vitest";
import { roleUrl } from "@/db/role-url";
import { WORKER_FLAGS } from "@/lib/launch/heap-flags";

// Nobody listens there: what the worker wants of the platform fails, and has nothing to do with files.
const NOBODY = "http://127.0.0.1:9";

/** The worker as `npm run worker` starts it, a process of its own on the test's database; resolves once it works. */
export async function startWorker(
  databaseUrl: string,
  own: { readonly FILES_FOLDER: string; readonly SMTP_URL: string },
): Promise<ChildProcess> {
  const flags = [...WORKER_FLAGS, "--conditions=react-server", "--import", "tsx"];
  const worker = spawn(process.execPath, [...flags, "lib/jobs/serve.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: roleUrl(databaseUrl, "portal_worker", inject("cluster").secretsKey),
      PAYMENTS_BASE_URL: NOBODY,
      PORTAL_PUBLIC_URL: NOBODY,
      LOG_LEVEL: "silent",
      ...own,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(worker, "message");
  return worker;
}

export async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}
