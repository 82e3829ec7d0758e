import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const dir = mkdtempSync(join(tmpdir(), "portal-launch-"));
const taken = createServer();

beforeAll(async () => {
  // Started by root, PostgreSQL runs as someone else, who has to get in.
  chmodSync(dir, 0o711);
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
});
afterAll(() => {
  taken.close();
  rmSync(dir, { recursive: true, force: true });
});

function launch(own: Record<string, string>) {
  const { DATABASE_URL: _, PAYMENTS_BASE_URL: __, SECRETS_KEY: ___, ...rest } = process.env;
  const done = spawnSync(process.execPath, ["--import", "tsx", "lib/launch/launch.ts"], {
    env: { ...rest, PORTAL_DATA: dir, NODE_OPTIONS: "", ...own },
    encoding: "utf8",
  });
  return { code: done.status, said: done.stderr.trim() };
}

function takenPort(): string {
  const address = taken.address();
  return typeof address === "object" && address ? String(address.port) : "";
}

test.each(["PORT", "SANDBOX_PORT", "SANDBOX_SMTP_PORT"])(
  "a taken port is told in one sentence that names %s",
  (variable) => {
    const port = takenPort();
    const { code, said } = launch({ PORT: "3158", SANDBOX_PORT: "3159", [variable]: port });
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port}\\b.* is taken .*\\b${variable}=\\d+\\.$`));
  },
);

test("a wrong value stops the start before anything runs", () => {
  const { code, said } = launch({ LOG_LEVEL: "loud" });
  expect(code).toBe(1);
  expect(said).toMatch(/^LOG_LEVEL has to be .*\. Example: LOG_LEVEL=info$/);
});

test("a killed launcher takes its database along, and two of them don't share one", async () => {
  const keep = ["--conditions=react-server", "--import", "./lib/launch/exit-with-parent.mjs"];
  const start = `
    const { spawn } = require("node:child_process");
    const keeper = spawn(process.execPath, ${JSON.stringify([...keep, "--import", "tsx", "lib/launch/keep-database.ts", dir, "fast"])},
      { stdio: ["ignore", "ignore", "inherit", "ipc"], detached: true });
    keeper.once("message", () => process.stdout.write("up"));
    keeper.once("exit", (code) => process.exit(code));`;
  const launcher = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
  await once(launcher.stdout, "data");
  const server = Number(readFileSync(join(dir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

  const second = spawnSync(process.execPath, ["-e", start], { encoding: "utf8" });
  expect(second).toMatchObject({ status: 1, stdout: "" });
  expect(second.stderr).toContain("Another portal runs on the data");
  expect(lives(server)).toBe(true);

  launcher.kill("SIGKILL");
  // The server takes its file away shortly before it is gone itself: looking at the file alone, this failed now and then.
  await expect.poll(() => lives(server), { timeout: 10_000 }).toBe(false);
  expect(existsSync(join(dir, "postgres", "postmaster.pid"))).toBe(false);
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
