import { spawnSync } from "node:child_process";

/** What a process holds in memory right now. */
export function residentMegabytes(pid: number): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(stdout.trim()) / 1_024;
}
