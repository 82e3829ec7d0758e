import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { prepareCluster } from "./prepare-cluster";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's URL of the test server and the key that role passwords derive from. */
    cluster: { url: string; secretsKey: string };
  }
}

declare global {
  var testDatabase: Promise<Started> | undefined;
}

type Started = { cluster: { url: string; secretsKey: string }; stop: () => Promise<void> };

/**
 * One real PostgreSQL for the whole run, with one migrated database that each test file copies. Vitest calls this once for each
 * of its projects, from modules of their own in one process.
 */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  globalThis.testDatabase ??= start();
  const { cluster, stop } = await globalThis.testDatabase;
  project.provide("cluster", cluster);
  return stop;
}

async function start(): Promise<Started> {
  const dir = mkdtempSync(join(tmpdir(), "portal-test-"));
  // As root, PostgreSQL runs as another user, who has to get through this folder.
  chmodSync(dir, 0o711);
  const server = await startEmbedded({ dir, fast: true });
  const secretsKey = randomBytes(32).toString("base64");
  await prepareCluster(server.url, secretsKey);
  let stopped: Promise<void> | undefined;
  const stopOnce = async () => {
    globalThis.testDatabase = undefined;
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
    rmSync(join(tmpdir(), `portal-test-files-${process.pid}`), { recursive: true, force: true });
  };
  const stop = () => {
    stopped ??= stopOnce();
    return stopped;
  };
  return { cluster: { url: server.url, secretsKey }, stop };
}
