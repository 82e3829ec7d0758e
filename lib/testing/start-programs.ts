import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Configuration, checkConfiguration, sentenceOf } from "@/lib/configuration";
import { buildWhereStale } from "@/lib/launch/build";
import { startChild, stopChild } from "@/lib/launch/children";
import { freePort } from "@/lib/launch/free-port";
import { untilAnswers } from "@/lib/launch/ports";
import { type DatabaseUrls, prepareEmbedded } from "@/lib/launch/prepare-database";
import { startPortal, startSandbox, startWorker } from "@/lib/launch/processes";

export type Wish = {
  /** How many portals on one database, under one public address; one when absent. */
  instances?: number;
  /** Environment of all programs beside what they are told anyway, such as another LOG_LEVEL. */
  env?: Record<string, string>;
  /** Gets all that a program writes; where absent, only what goes wrong is shown. */
  onText?: (program: string, text: string) => void;
};

export type Programs = {
  /** Where each portal listens. */
  urls: readonly string[];
  configuration: Configuration;
  databases: DatabaseUrls;
  /** The portal's database past all rules: for looking. */
  superuserUrl: string;
  /** A temporary folder; the portal keeps its files in `files`. */
  folder: string;
  stop: () => Promise<void>;
};

/**
 * Starts what `npm start` starts, without demonstration data: a PostgreSQL in a temporary folder, sandbox, worker and the built
 * portal, on free ports. Where they are stands in the environment from then on: the portal's own code works on the same database
 * in this process, as long as nothing there has read the environment before.
 */
export async function startPrograms(wish: Wish = {}): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), "portal-programs-"));
  // Started by root, PostgreSQL runs as someone else, who has to get in.
  chmodSync(folder, 0o711);
  const state = { stopping: false };
  const portals = Array.from({ length: wish.instances ?? 1 }, (_, at) =>
    at === 0 ? "portal" : `portal ${at + 1}`,
  );
  const stop = async () => {
    state.stopping = true;
    for (const name of [...portals, "worker", "sandbox", "database"]) await stopChild(name);
    rmSync(folder, { recursive: true, force: true });
  };
  const died = (name: string, code: number | null) => {
    if (!state.stopping)
      console.error(`The ${name} process ended (${code ?? "killed"}) while the tests ran.`);
  };
  try {
    return { ...(await startAll(wish, folder, portals, died)), folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Death = (name: string, code: number | null) => void;

async function startAll(
  { env = {}, onText }: Wish,
  folder: string,
  portals: readonly string[],
  died: Death,
): Promise<Omit<Programs, "folder" | "stop">> {
  const building = buildWhereStale();
  building.catch(() => undefined);
  const configuration = await configure();
  const { url } = await startDatabase(folder, died);
  const databases = await prepareEmbedded(url, configuration.SECRETS_KEY);
  const superuserUrl = url.replace(/\/postgres$/, "/portal");
  Object.assign(process.env, environmentOf(configuration, databases, folder), env);
  const read = (name: string) => (onText ? { onText: (text: string) => onText(name, text) } : {});
  startSandbox(configuration, databases, died, read("sandbox"));
  await untilAnswers(`${configuration.PAYMENTS_BASE_URL}/_control/clock`);
  startWorker(configuration, databases, died, read("worker"));
  await building;
  const urls: string[] = [];
  for (const name of portals) {
    const PORT = urls.length === 0 ? configuration.PORT : await freePort();
    startPortal({ ...configuration, PORT }, databases, died, { name, ...read(name) });
    urls.push(`http://127.0.0.1:${PORT}`);
  }
  for (const portal of urls) await untilAnswers(`${portal}/api/health`);
  return { urls, configuration, databases, superuserUrl };
}

function environmentOf(
  { PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, SECRETS_KEY }: Configuration,
  { app }: DatabaseUrls,
  folder: string,
): Record<string, string> {
  const where = { PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, FILES_FOLDER: join(folder, "files") };
  return { ...where, DATABASE_URL: app, DATABASE_POOL: "4", SECRETS_KEY, LOG_LEVEL: "error" };
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

function startDatabase(folder: string, died: Death): Promise<{ url: string }> {
  const entry = "lib/launch/keep-database.ts";
  return new Promise((resolve, reject) => {
    const onDeath = (name: string, code: number | null) => {
      died(name, code);
      reject(new Error("the database did not start"));
    };
    const keeper = startChild({ name: "database", entry, args: [folder, "fast"], env: {}, onDeath });
    keeper.once("message", (said) => resolve(said as { url: string })); // safe: keep-database sends this
  });
}
