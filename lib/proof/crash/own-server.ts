import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { roleUrl } from "@/db/role-url";
import { prepareCluster, TEMPLATE } from "@/lib/testing/prepare-cluster";

/** A PostgreSQL of a proof's own, as safe as the one of `npm start`, whose processes may be killed. */
export type OwnServer = {
  /** As portal_app. */
  readonly appUrl: string;
  readonly workerUrl: string;
  /** Past all rules: for looking. */
  readonly superuserUrl: string;
  readonly secretsKey: string;
  /** As superuser, on a connection that is made for it. */
  readonly sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** Ends the server and all its processes by signal 9, as a machine that goes dark, and waits until they are gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again in the same place; answers after how many milliseconds it took a connection. */
  readonly restart: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

export async function startOwnServer(dir = mkdtempSync(join(tmpdir(), "portal-proof-"))): Promise<OwnServer> {
  // As root, PostgreSQL runs as another user, who has to get through this folder.
  chmodSync(dir, 0o711);
  let server: EmbeddedServer = await startEmbedded({ dir });
  const secretsKey = randomBytes(32).toString("base64");
  await prepareCluster(server.url, secretsKey);
  const own = new URL(server.url);
  own.pathname = `/${TEMPLATE}`;
  const sql: OwnServer["sql"] = async (text, values = []) => {
    const client = new Client({ connectionString: own.href });
    client.on("error", () => undefined);
    await client.connect();
    return client.query(text, values).then(
      ({ rows }) => client.end().then(() => rows),
      (error: unknown) => client.end().then(() => Promise.reject(error)),
    );
  };
  await sql(`grant create on database ${TEMPLATE} to portal_worker`);
  const pidFile = join(dir, "postgres", "postmaster.pid");
  return {
    ...{ secretsKey, sql, superuserUrl: own.href },
    appUrl: roleUrl(own.href, "portal_app", secretsKey),
    workerUrl: roleUrl(own.href, "portal_worker", secretsKey),
    async kill() {
      const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
      const all = [pid, ...childrenOf(pid)];
      // Stopped first, so that none of them sees another die and still does something about it.
      for (const one of all) signal(one, "SIGSTOP");
      for (const one of [...all, ...childrenOf(pid)]) signal(one, "SIGKILL");
      while (all.some(isThere)) await pause(5);
    },
    async restart() {
      const started = performance.now();
      server = await startEmbedded({ dir, port: server.port });
      return performance.now() - started;
    },
    async stop() {
      await server.stop().catch(() => undefined);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
      .trim()
      .split(" ")
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

/** A process that has ended and waits to be buried is gone. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
