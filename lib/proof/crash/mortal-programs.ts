import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pool } from "@/db/client";
import { portalVariables } from "@/lib/bench/app/portal-variables";
import { configureThisProcess } from "@/lib/bench/environment";
import { buildWhereStale } from "@/lib/launch/build";
import { pidOf, startChild, stopChild } from "@/lib/launch/children";
import { untilAnswers } from "@/lib/launch/ports";
import { listen } from "@/lib/sandbox/listen";
import type { Sandbox } from "@/lib/sandbox/server";
import { builtPortal, startNginx } from "../load/programs";
import { type OwnServer, startOwnServer } from "./own-server";

export type MortalPrograms = {
  /** The portal's public address. */
  readonly url: string;
  readonly server: OwnServer;
  /** Portals and workers that can be killed, by their names. */
  readonly names: readonly string[];
  /** Ends it by signal 9, where it runs. It is started again by itself, as whoever runs it for good does. */
  readonly kill: (name: string) => boolean;
  /** Waits until the portals behind the address answer. */
  readonly answers: () => Promise<void>;
  /** Of each program that ended with nobody killing it, the error that it wrote: one that starts without a database may. */
  readonly endedByItself: readonly string[];
  readonly stop: () => Promise<void>;
};

type Wish = {
  /** The public port; portals behind nginx are on those after it. */
  readonly port: number;
  /** Several are behind nginx as the README has it. */
  readonly portals: number;
  readonly workers: number;
  /** The platform, or what stands before it. */
  readonly platform: Sandbox;
};

/** systemd waits a tenth of a second. */
const AGAIN_MS = 100;

/**
 * The built portal, the worker and a PostgreSQL as safe as that of `npm start`, all of which may be killed, and a platform in this
 * process, which outlives them. The portal's own code works on the same database here.
 */
export async function startMortals({ port, portals, workers, platform }: Wish): Promise<MortalPrograms> {
  const folder = mkdtempSync(join(tmpdir(), "portal-mortals-"));
  const stops: (() => Promise<unknown> | unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
  ];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    await buildWhereStale();
    const server = await startOwnServer();
    stops.push(server.stop);
    const listening = await listen(platform, { port: 0 });
    stops.push(listening.close);
    configureThisProcess({
      ...portalVariables(server, port, listening.port),
      ...{ LOG_LEVEL: "fatal", DATABASE_POOL: "8", FILES_FOLDER: join(folder, "files") },
    });
    stops.push(() => pool().end());
    // What its idle connections hear is no end of this process.
    pool().on("error", () => undefined);
    const kept = keepRunning();
    stops.push(kept.stop);
    const behind = portals > 1;
    const ports = Array.from({ length: portals }, (_, at) => (behind ? port + 1 + at : port));
    for (const [at, one] of ports.entries()) kept.start(`portal ${at + 1}`, builtPortal(one));
    const worker = { entry: "lib/jobs/serve.ts", env: { DATABASE_URL: server.workerUrl } };
    for (let at = 1; at <= workers; at += 1) kept.start(`worker ${at}`, worker);
    if (behind) stops.push(startNginx(port, ports, folder).stop);
    const url = `http://127.0.0.1:${port}`;
    const answers = async () => {
      for (const one of ports) await untilAnswers(`http://127.0.0.1:${one}/api/health`);
    };
    await answers();
    return { url, server, answers, ...kept, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Program = Omit<Parameters<typeof startChild>[0], "name" | "onDeath" | "onText">;

/** Starts programs, and each again whenever it ends. */
function keepRunning() {
  const names: string[] = [];
  const killed = new Set<string>();
  const endedByItself: string[] = [];
  let stopping = false;
  const run = (name: string, program: Program) => {
    if (stopping) return;
    let written = "";
    const onText = (text: string) => {
      written = (written + text).slice(-4_000);
    };
    const onDeath = () => {
      const error = /^\w*Error: .*$|^The portal can't start.*$/m.exec(written)?.[0] ?? "no error";
      if (!killed.delete(name)) endedByItself.push(`${name}: ${error}`);
      setTimeout(() => run(name, program), AGAIN_MS);
    };
    startChild({ ...program, name, onDeath, onText });
  };
  return {
    ...{ names, endedByItself },
    start: (name: string, program: Program) => {
      names.push(name);
      run(name, program);
    },
    kill: (name: string) => {
      const pid = pidOf(name);
      if (pid === undefined) return false;
      killed.add(name);
      return process.kill(pid, "SIGKILL");
    },
    stop: async () => {
      stopping = true;
      await Promise.all(names.map((name) => stopChild(name)));
    },
  };
}
