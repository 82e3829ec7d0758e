import type { Configuration } from "@/lib/configuration";

/** Oldest release of each line without a known hole that a server of money would mind. */
const FLOORS: Record<number, readonly [minor: number, patch: number]> = {
  22: [23, 4],
  24: [22, 1],
  26: [12, 1],
};

export function isBelowFloor(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const floor = FLOORS[major];
  if (!floor) return major < 26;
  return minor < floor[0] || (minor === floor[0] && patch < floor[1]);
}

/** In earnest (a real platform or a database of one's own) an old Node is worth a loud word. */
export function warnAboutNode(
  { onSandbox, PORTAL_ALLOW_OLD_NODE }: Configuration,
  ownDatabase: boolean,
): void {
  if ((onSandbox && !ownDatabase) || !isBelowFloor(process.versions.node)) return;
  const bar = "!".repeat(78);
  console.error(
    `${bar}\nNode ${process.versions.node} has known security holes. Use 22.23.4, 24.22.1, 26.12.1 or newer.\n${bar}`,
  );
  if (onSandbox || PORTAL_ALLOW_OLD_NODE === "1") return;
  console.error(
    "The portal does not handle real money on it. PORTAL_ALLOW_OLD_NODE=1 overrides this at your own risk.",
  );
  process.exit(1);
}
