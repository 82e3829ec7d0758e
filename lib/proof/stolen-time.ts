import { readFileSync } from "node:fs";

/**
 * Starts to watch how much of the cores' time the machine's own host gave to others (`steal` of /proc/stat), and gives what tells
 * the share since then, from 0 to 1. A figure taken while that was much is one of the host, not of the portal.
 */
export function watchStolenTime(): () => number {
  const before = coreTimes();
  return () => {
    const after = coreTimes();
    const spent = after.all - before.all;
    return spent > 0 ? (after.stolen - before.stolen) / spent : 0;
  };
}

export function tellStolen(share: number): string {
  return `${Math.round(share * 100)} % of the cores' time taken by the host`;
}

function coreTimes(): { all: number; stolen: number } {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const times = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: times.reduce((sum, one) => sum + one, 0), stolen: times[7] ?? 0 };
}
