import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { NextRequest } from "next/server";
import { afterAll, expect, it } from "vitest";
import { GET as askHealth } from "@/app/api/health/route";
import { pool } from "@/db/client";
import { replaceTransport } from "@/lib/payments-api/client";
import { createSandbox } from "@/lib/sandbox/server";
import { proxy } from "@/proxy";
import { findViolations } from "../invariants";
import { record } from "../record";
import { startClicking } from "./clicking";
import { pass } from "./matrix-stage";
import { type OwnServer, startOwnServer } from "./own-server";
import { doJobs, findDue } from "./play-worker";

/**
 * T10: the disk of the database full while people capture, then free again. Nothing may be asked of the platform that was not
 * written down, nothing that people were told is done may be gone, and nobody has to repair anything.
 */
const sandbox = createSandbox({ units: [], rateLimits: false });
const dir = mkdtempSync(join(tmpdir(), "portal-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=200m", "tmpfs", dir]).status === 0;
if (!mounted) console.info("T10 is skipped: a small disk can be mounted by root alone.");
let server: OwnServer | undefined;

afterAll(async () => {
  replaceTransport();
  pass(0);
  if (server) await pool().end();
  await server?.stop().catch(() => undefined);
  if (mounted) spawnSync("umount", ["-l", dir]);
  rmSync(dir, { recursive: true, force: true });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  const open = openSync(file, "w");
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(open, block);
  } catch {
    closeSync(open);
  }
}

// vitest.config.ts sets PORTAL_PUBLIC_URL to this.
const OWN = "http://localhost:3000";

/** What the portal's door says to whoever presses a button. */
async function press() {
  const headers = { origin: OWN, "next-action": "a1", accept: "text/x-component" };
  const body = new FormData();
  body.append("0", '["$K1"]');
  const answer = await proxy(
    new NextRequest(`${OWN}/m/acme/transactions`, { method: "POST", headers, body }),
  );
  const { status, headers: told } = answer;
  return {
    status,
    again: told.get("retry-after"),
    type: told.get("content-type"),
    text: await answer.text(),
  };
}

it.skipIf(!mounted)(
  "T10: a full disk loses nothing, asks the platform for nothing, and heals by itself",
  async () => {
    const started = performance.now();
    server = await startOwnServer(dir);
    process.env["DATABASE_URL"] = server.appUrl;
    process.env["SECRETS_KEY"] = server.secretsKey;
    replaceTransport((request) => sandbox.handle(request));
    const { clicks, stop } = await startClicking(sandbox, 4);
    await pause(3_000);
    const ballast = join(dir, "ballast");
    fill(ballast);
    const full = Date.now();
    // What the server has set aside for itself is used up first.
    while (Date.now() < Math.max(full, clicks.lastDone) + 5_000 && Date.now() < full + 60_000) {
      fill(join(dir, "more"));
      await pause(200);
    }
    const before = clicks.broke.length;
    await pause(2_000);
    const stillBroke = clicks.broke.length - before;
    const health = (await askHealth()).status;
    const pressed = await press();
    rmSync(ballast);
    rmSync(join(dir, "more"), { force: true });
    const freed = Date.now();
    // Where it gave up altogether, whoever runs it starts it again, as `npm start` and systemd do.
    const gaveUp = await server.sql("select 1").then(
      () => false,
      () => true,
    );
    if (gaveUp) await server.restart();
    while (clicks.lastDone <= freed && Date.now() < freed + 60_000) await pause(20);
    const healed = clicks.lastDone - freed;
    await stop();
    for (let turn = 0; turn < 20; turn += 1) {
      pass(60_000);
      await doJobs(await findDue(), () => ({ diesAt: undefined, dead: false }));
    }
    const kept = new Set(
      (await server.sql("select id from operations where state = 'succeeded'")).map(({ id }) => id),
    );
    const lost = clicks.done.filter((key) => !kept.has(key));
    const world = { sql: server.sql, appUrl: server.appUrl, platform: sandbox.handle };
    const violations = await findViolations(world);
    const seconds = Math.round((performance.now() - started) / 1_000);
    record({
      test: "T10",
      what: `the database's disk full under ${clicks.done.length} acknowledged captures, ${clicks.broke.length} clicks that broke`,
      seed: null,
      count: clicks.done.length,
      found: `${lost.length} lost, ${violations.length} violations, health ${health} and buttons ${pressed.status} meanwhile, healed ${healed} ms after there was room${gaveUp ? ", once the server was started again" : ""}; ${seconds} s`,
      goal: "0 lost, no call without an intent, healed within 30 s",
      holds: lost.length + violations.length === 0 && healed > 0 && healed <= 30_000,
    });
    expect(stillBroke).toBeGreaterThan(0);
    expect(pressed).toMatchObject({ status: 503, again: "5", type: "text/plain" });
    expect(pressed.text).toMatch(/\(database_(full|down)\)\n$/);
    expect((await press()).status).toBe(200);
    expect(lost).toEqual([]);
    expect(violations.slice(0, 10)).toEqual([]);
    expect(healed).toBeGreaterThan(0);
  },
);
