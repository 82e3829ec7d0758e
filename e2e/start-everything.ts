import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Configuration, checkConfiguration, sentenceOf } from "@/lib/configuration";
import { buildWhereStale } from "@/lib/launch/build";
import { startChild, stopChild } from "@/lib/launch/children";
import { untilAnswers } from "@/lib/launch/ports";
import { prepareEmbedded } from "@/lib/launch/prepare-database";
import { startPortal, startSandbox, startWorker } from "@/lib/launch/processes";

/**
 * Starts what `npm start` starts, without demonstration data: a PostgreSQL in a temporary folder, sandbox, worker and the
 * built portal, on free ports. Where they are stands in the environment of the tests. Answers how to stop it all.
 */
export default async function startEverything(): Promise<() => Promise<void>> {
  if (!process.env["NODE_OPTIONS"]?.includes("--conditions=react-server"))
    throw new Error("Start the browser tests with: npm run e2e");
  const dir = mkdtempSync(join(tmpdir(), "portal-e2e-"));
  // Started by root, PostgreSQL runs as someone else, who has to get in.
  chmodSync(dir, 0o711);
  const stop = async () => {
    stopping = true;
    for (const name of ["portal", "worker", "sandbox", "database"]) await stopChild(name);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const building = buildWhereStale();
    building.catch(() => undefined);
    await startProcesses(dir, building);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

let stopping = false;

function died(name: string, code: number | null): void {
  if (!stopping) console.error(`The ${name} process ended (${code ?? "killed"}) while the tests ran.`);
}

async function startProcesses(dir: string, building: Promise<boolean>): Promise<void> {
  const configuration = await configure();
  const { url } = await startDatabase(dir);
  const urls = await prepareEmbedded(url, configuration.SECRETS_KEY);
  Object.assign(process.env, {
    DATABASE_URL: urls.app,
    DATABASE_POOL: "4",
    PAYMENTS_BASE_URL: configuration.PAYMENTS_BASE_URL,
    PORTAL_PUBLIC_URL: configuration.PORTAL_PUBLIC_URL,
    SECRETS_KEY: configuration.SECRETS_KEY,
    FILES_FOLDER: join(dir, "files"),
    LOG_LEVEL: "error",
    E2E_SUPERUSER_URL: url.replace(/\/postgres$/, "/portal"),
  });
  startSandbox(configuration, urls, died);
  await untilAnswers(`${configuration.PAYMENTS_BASE_URL}/_control/clock`);
  startWorker(configuration, urls, died);
  await building;
  startPortal(configuration, urls, died);
  await untilAnswers(`${configuration.PORTAL_PUBLIC_URL}/api/health`);
}

async function configure(): Promise<Configuration> {
  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const checked = checkConfiguration({
    DATABASE_URL: "postgresql://embedded/portal",
    PAYMENTS_BASE_URL: `http://127.0.0.1:${sandboxPort}`,
    // A name: browsers bind passkeys to names only.
    PORTAL_PUBLIC_URL: `http://localhost:${port}`,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_SMTP_PORT: String(smtpPort),
    SECRETS_KEY: randomBytes(32).toString("base64"),
  });
  if (!checked.ok) throw new Error(checked.problems.map(sentenceOf).join("\n"));
  return checked.configuration;
}

function startDatabase(dir: string): Promise<{ url: string }> {
  const entry = "lib/launch/keep-database.ts";
  return new Promise((resolve, reject) => {
    const onDeath = (name: string, code: number | null) => {
      died(name, code);
      reject(new Error("the database did not start"));
    };
    const keeper = startChild({ name: "database", entry, args: [dir, "fast"], env: {}, onDeath });
    keeper.once("message", (said) => resolve(said as { url: string })); // safe: keep-database sends this
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}
