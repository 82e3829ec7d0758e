import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pool } from "@/db/client";
import { roleUrl } from "@/db/role-url";
import { DATA } from "@/lib/bench/app/places";
import { portalVariables } from "@/lib/bench/app/portal-variables";
import { benchDatabase } from "@/lib/bench/data/bench-database";
import { configureThisProcess } from "@/lib/bench/environment";
import { buildWhereStale } from "@/lib/launch/build";
import { startChild, stopChild } from "@/lib/launch/children";
import { untilAnswers } from "@/lib/launch/ports";
import { prepareLoad, type Scene } from "./prepare-load";
import { builtPortal, startNginx } from "./programs";

export type World = {
  readonly url: string;
  readonly platform: string;
  readonly scene: Scene;
  readonly superuserUrl: string;
  /** Processes of the portal by their names, for looking at what they hold. */
  readonly processes: ReadonlyMap<string, number>;
  /** Names of processes that ended on their own, which none should. */
  readonly died: readonly string[];
  readonly stop: () => Promise<void>;
};

const PORTALS = 2;
const WORKERS = 2;

/** Two portals and two workers on one filled database, behind nginx as the README has it, and a platform that answers at once. */
export async function startWorld({ rows, port }: { rows: number; port: number }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "portal-load-"));
  const stops: (() => Promise<unknown> | unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
  ];
  const died: string[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    console.info(`… database with ${rows} payments`);
    const database = await benchDatabase(DATA, rows);
    stops.push(() => database.server.stop());
    const [platformPort, ports] = [port + 9, Array.from({ length: PORTALS }, (_, at) => port + 1 + at)];
    configureThisProcess({ ...portalVariables(database, port, platformPort), LOG_LEVEL: "fatal" });
    stops.push(() => pool().end());
    const scene = await prepareLoad(database.superuserUrl, join(folder, "payments.json"));
    const platform = await startPlatform(platformPort, join(folder, "payments.json"));
    stops.push(() => platform.kill());
    console.info("… build");
    await buildWhereStale();
    const processes = new Map<string, number>();
    const start = (name: string, child: ChildProcess) => {
      if (child.pid !== undefined) processes.set(name, child.pid);
      stops.push(() => stopChild(name));
    };
    const onDeath = (name: string) => void died.push(name);
    for (const [at, one] of ports.entries())
      start(`portal ${at + 1}`, startChild({ ...builtPortal(one), name: `portal ${at + 1}`, onDeath }));
    const worker = roleUrl(database.superuserUrl, "portal_worker", database.secretsKey);
    for (let at = 1; at <= WORKERS; at += 1) {
      const own = { name: `worker ${at}`, entry: "lib/jobs/serve.ts", env: { DATABASE_URL: worker } };
      start(own.name, startChild({ ...own, onDeath, quiet: true }));
    }
    for (const one of ports) await untilAnswers(`http://127.0.0.1:${one}/api/health`);
    stops.push(startNginx(port, ports, folder).stop);
    await untilAnswers(`http://127.0.0.1:${port}/api/health`);
    const url = `http://127.0.0.1:${port}`;
    const at = { url, platform: `http://127.0.0.1:${platformPort}`, superuserUrl: database.superuserUrl };
    return { ...at, scene, processes, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPlatform(port: number, file: string): Promise<ChildProcess> {
  const child = fork("lib/proof/load/platform.ts", [String(port), file], {
    execArgv: ["--import", "./lib/launch/exit-with-parent.mjs", "--import", "tsx"],
  });
  await new Promise((ready) => child.once("message", ready));
  return child;
}
