import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import { findProgram } from "@/lib/launch/debian.mjs";
import { heapFlags } from "@/lib/launch/heap-flags";
import { nginxOf } from "./readme-nginx";

/** What `startChild` needs for the built portal on this port; the rest is in this process's environment. */
export function builtPortal(port: number) {
  return {
    flags: heapFlags(env.PORTAL_HEAP_MB),
    entry: "node_modules/next/dist/bin/next",
    args: ["start", "-H", "127.0.0.1", "-p", String(port)],
    env: { NODE_ENV: "production", NEXTAUTH_URL: env.PORTAL_PUBLIC_URL, NEXTAUTH_SECRET: env.sessionSecret },
    quiet: true,
  };
}

/** nginx as the README has it, in front of these portals; its own files are in `folder`. Resolves to what stops it. */
export function startNginx(
  port: number,
  portals: readonly number[],
  folder: string,
): { stop: () => Promise<void> } {
  const program = findProgram(["nginx"]);
  if (!program) throw new Error("nginx is missing: apt-get install nginx");
  const file = join(folder, "nginx.conf");
  writeFileSync(file, nginxOf(port, portals, folder));
  const nginx = spawn(program, ["-c", file, "-p", folder], { stdio: ["ignore", "ignore", "inherit"] });
  return { stop: () => ended(nginx) };
}

/** nginx stops within a second, or is ended. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await gone;
  clearTimeout(timer);
}
