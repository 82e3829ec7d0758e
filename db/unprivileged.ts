import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

export type Identity = { uid: number; gid: number };

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
export function unprivilegedUser(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string, user: string) => spawnSync("id", [flag, user], { encoding: "utf8" });
  const user = idOf("-u", "postgres").status === 0 ? "postgres" : "nobody";
  return { uid: Number(idOf("-u", user).stdout.trim()), gid: Number(idOf("-g", user).stdout.trim()) };
}

const ELSEWHERE = "/var/lib/merchant-portal";

/** The folder for PostgreSQL's files: `dir` itself, or one under /var/lib where that user may not pass through to it (as below /root). */
export function reachableData(dir: string, user: Identity | undefined): string {
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  if (!user) return dir;
  const place = canReach(dir, user)
    ? dir
    : join(ELSEWHERE, createHash("sha256").update(dir).digest("hex").slice(0, 12));
  if (place !== dir) console.log(`PostgreSQL may not enter ${dir}, so its files are in ${place}.`);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  return place;
}

/** The same for the programs: copied once where the installed ones are out of reach. */
export function reachablePrograms(native: string, version: string, user: Identity | undefined): string {
  if (!user || canReach(join(native, "bin"), user)) return native;
  const copy = join(ELSEWHERE, `postgresql-${version}`);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, dereference: true });
  }
  chownSync(copy, user.uid, user.gid);
  return copy;
}

function canReach(path: string, user: Identity): boolean {
  return spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0;
}
