import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedServer, startEmbedded } from "./embedded";

const dir = mkdtempSync(join(tmpdir(), "portal-embedded-"));
const postmaster = join(dir, "postgres", "postmaster.pid");
let server: EmbeddedServer;

beforeAll(async () => {
  // Started by root, PostgreSQL runs as someone else, who has to get in.
  chmodSync(dir, 0o711);
  server = await startEmbedded({ dir });
  await query("create table kept (word text)");
  await query("insert into kept values ('still here')");
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function query(text: string, url = server.url): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

const serverPid = () => Number(readFileSync(postmaster, "utf8").split("\n")[0]);

test("it listens on this machine only and wants its password, which only its user can read", async () => {
  expect(await query("show listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await query("show fsync")).toEqual(["on"]);
  expect(await query("select datlocale from pg_database where datname = 'postgres'")).toEqual(["C.UTF-8"]);
  const wrong = server.url.replace(/:[0-9a-f]+@/, ":wrong@");
  await expect(query("select 1", wrong)).rejects.toThrow("password authentication failed");
  expect(statSync(join(dir, "superuser-password")).mode & 0o077).toBe(0);
});

test.runIf(process.getuid?.() === 0)("started by root, it runs as someone else", () => {
  expect(statSync(`/proc/${serverPid()}`).uid).not.toBe(0);
});

test("a server that a killed launcher left behind is used again", async () => {
  const pid = serverPid();
  const again = await startEmbedded({ dir });
  expect(again).toMatchObject({ url: server.url, port: server.port });
  expect(serverPid()).toBe(pid);
});

test("killed with all its processes, it comes back with its data", async () => {
  const pid = serverPid();
  const children = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" }).stdout;
  for (const one of [pid, ...children.trim().split(/\s+/).map(Number)]) if (one) process.kill(one, "SIGKILL");
  server = await startEmbedded({ dir });
  expect(serverPid()).not.toBe(pid);
  expect(await query("select word from kept")).toEqual(["still here"]);
});

test("stopped and started, it has kept everything", async () => {
  await server.stop();
  await expect(query("select 1")).rejects.toThrow("ECONNREFUSED");
  server = await startEmbedded({ dir, fast: true });
  expect(await query("select word from kept")).toEqual(["still here"]);
  expect(await query("show fsync")).toEqual(["off"]);
});
