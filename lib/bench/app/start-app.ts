import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { env } from "@/lib/env";
import { heapFlags } from "@/lib/launch/heap-flags";
import { untilAnswers } from "@/lib/launch/ports";
import { inherited } from "../environment";
import { residentMegabytes } from "../tools/resident-megabytes";

export type RunningApp = { url: string; pid: number; megabytesAtStart: number; stop: () => Promise<void> };

/** Starts the built copy. It ends with this process. */
export async function startApp(
  app: string,
  port: number,
  variables: Readonly<Record<string, string>>,
): Promise<RunningApp> {
  const child = spawn(
    process.execPath,
    [
      ...heapFlags(env.PORTAL_HEAP_MB),
      "--conditions=react-server",
      "--import",
      resolve("lib/launch/exit-with-parent.mjs"),
      resolve("node_modules/next/dist/bin/next"),
      "start",
      "-H",
      "127.0.0.1",
      "-p",
      String(port),
    ],
    {
      cwd: app,
      env: inherited({ ...variables, NODE_ENV: "production" }),
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const url = variables["PORTAL_PUBLIC_URL"];
  if (!url || child.pid === undefined) throw new Error("the portal could not be started");
  await untilAnswers(`http://127.0.0.1:${port}/api/health`);
  return { url, pid: child.pid, megabytesAtStart: residentMegabytes(child.pid), stop: () => ended(child) };
}

function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  return gone;
}
