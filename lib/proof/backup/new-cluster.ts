import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Pool } from "pg";
import { startEmbedded } from "@/db/embedded";
import { roleUrl } from "@/db/role-url";
import { ensureRoles } from "@/db/roles";

export type NewCluster = {
  readonly superuser: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Lets the portal's code of this process speak to it. */
  readonly use: () => Promise<void>;
  readonly sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  readonly stop: () => Promise<void>;
};

/** A PostgreSQL of its own with an empty database, as after the loss of the former machine. */
export async function newCluster(secretsKey: string): Promise<NewCluster> {
  const dir = mkdtempSync(join(tmpdir(), "portal-cluster-"));
  chmodSync(dir, 0o711);
  const server = await startEmbedded({ dir, fast: true });
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  await ensureRoles(admin, secretsKey);
  await admin.query("create database portal owner portal_owner");
  await admin.end();
  const portal = new URL(server.url);
  portal.pathname = "/portal";
  const eye = new Pool({ connectionString: portal.href, max: 2 });
  eye.on("error", () => undefined);
  const appUrl = roleUrl(portal.href, "portal_app", secretsKey);
  const pools: Pool[] = [];
  return {
    superuser: portal.href,
    ownerUrl: roleUrl(portal.href, "portal_owner", secretsKey),
    appUrl,
    use: async () => {
      const pool = new Pool({ connectionString: appUrl, max: 20 });
      pool.on("error", () => undefined);
      pools.push(pool);
      const former = (globalThis as typeof globalThis & { portalPool?: Pool }).portalPool;
      Object.assign(globalThis, { portalPool: pool });
      await former?.end();
    },
    sql: async (text, values = []) => (await eye.query(text, values)).rows,
    stop: async () => {
      Object.assign(globalThis, { portalPool: undefined });
      for (const pool of pools) await pool.end();
      await eye.end();
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
