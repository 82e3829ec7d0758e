import { type Configuration, checkConfiguration, sentenceOf } from "@/lib/configuration";
import { buildWhereStale } from "./build";
import { runningChildren, startChild, stopChild } from "./children";
import { addressOf, isTaken, untilAnswers } from "./ports";
import { type DatabaseUrls, prepareEmbedded, prepareGiven } from "./prepare-database";
import { printWelcome } from "./print-welcome";
import { startPortal, startSandbox, startWorker } from "./processes";
import { sandboxEid } from "./sandbox-eid";
import { sandboxSmtpPort } from "./sandbox-mail";
import { isSeeded } from "./seed-mark";
import { seedOnce } from "./seed-once";
import { DATA, keptSettings, readEnvFile } from "./settings";
import { startAgain } from "./start-again";
import { warnAboutNode } from "./warn-about-node";

const ORDER = ["portal", "worker", "sandbox", "database"];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    for (const name of ORDER) await stopChild(name, name === "database" ? 30_000 : 8_000);
  }
  process.exit(code);
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const died = (name: string, code: number | null) => {
  if (stopping) return;
  console.error(`The ${name} process ended (${code ?? "killed"}); stopping the rest.`);
  void stopAll(1);
};

/** Everything that can be known before a process is started. */
function configure(): { configuration: Configuration; given: string | undefined } {
  const file = readEnvFile();
  const stated = { ...file, ...process.env };
  const port = stated["PORT"] || "3000";
  const demo = {
    PAYMENTS_BASE_URL: `http://127.0.0.1:${stated["SANDBOX_PORT"] || "3001"}`,
    PORTAL_PUBLIC_URL: `http://localhost:${port}`,
  };
  const given = stated["DATABASE_URL"] || undefined;
  const real = stated["PAYMENTS_BASE_URL"]?.startsWith("https://");
  const kept = stated["SECRETS_KEY"] || real ? {} : keptSettings();
  // The embedded server's address is not known yet; any address of the right form stands in for it here.
  const eid = real ? {} : sandboxEid(withoutEmpty(stated)["PAYMENTS_BASE_URL"] ?? demo.PAYMENTS_BASE_URL);
  const checked = checkConfiguration({
    ...demo,
    ...kept,
    ...eid,
    ...withoutEmpty(stated),
    DATABASE_URL: given ?? "postgresql://embedded/portal",
  });
  if (!checked.ok) refuse(checked.problems.map(sentenceOf).join("\n"));
  // A demonstration shows its table, not every job; in earnest the log tells all.
  const quiet = real ? {} : { LOG_LEVEL: "warn" };
  Object.assign(process.env, { ...eid, ...quiet, ...withoutEmpty(stated) });
  return { configuration: checked.configuration, given };
}

function withoutEmpty(source: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(source).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

async function refuseTakenPorts(configuration: Configuration): Promise<void> {
  const { PORT, HOST, SANDBOX_PORT, onSandbox } = configuration;
  const example = (variable: string, port: number) =>
    `Set ${variable} to another one, for example ${variable}=${port + 100}.`;
  if (await isTaken(PORT, HOST)) refuse(`Port ${PORT} is taken by another program. ${example("PORT", PORT)}`);
  if (!onSandbox) return;
  const ofSandbox = { SANDBOX_PORT, SANDBOX_SMTP_PORT: sandboxSmtpPort(configuration) };
  for (const [variable, port] of Object.entries(ofSandbox))
    if (await isTaken(port, "127.0.0.1"))
      refuse(`Port ${port}, for the sandbox, is taken by another program. ${example(variable, port)}`);
}

async function prepare(
  { SECRETS_KEY, onSandbox }: Configuration,
  given: string | undefined,
): Promise<DatabaseUrls> {
  if (given) return prepareGiven(given, SECRETS_KEY, onSandbox);
  const keeper = startChild({
    name: "database",
    entry: "lib/launch/keep-database.ts",
    args: [DATA],
    env: {},
    onDeath: died,
  });
  const { url } = await new Promise<{ url: string }>((resolve) =>
    keeper.once("message", (said) => resolve(said as { url: string })),
  ); // safe: keep-database sends this
  return prepareEmbedded(url, SECRETS_KEY);
}

async function step<T>(text: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const done = await work();
  console.log(`${text} (${((performance.now() - started) / 1_000).toFixed(1)} s)`);
  return done;
}

async function launch(): Promise<void> {
  const started = performance.now();
  const { configuration, given } = configure();
  warnAboutNode(configuration, given !== undefined);
  await refuseTakenPorts(configuration);
  const building = buildWhereStale();
  building.catch(() => undefined);
  const urls = await step("Database ready", () => prepare(configuration, given));
  const first = configuration.onSandbox && !(await isSeeded(urls.owner, given === undefined));
  if (first) {
    startSandbox(configuration, urls, died);
    await seedOnce(configuration, urls, step);
  }
  if (await step("Portal built", () => building)) console.log("A later start finds this build.");
  // The portal comes first: whoever waits for its page must not wait for what the page doesn't need.
  startPortal(configuration, urls, died);
  await untilAnswers(`${addressOf(configuration)}/api/health`);
  startAgain(
    (onDeath) => startWorker(configuration, urls, onDeath),
    died,
    () => stopping,
  );
  if (configuration.onSandbox && !first) startSandbox(configuration, urls, died);
  if (configuration.onSandbox) await untilAnswers(`${configuration.PAYMENTS_BASE_URL}/_control/clock`);
  await printWelcome(configuration, (performance.now() - started) / 1_000);
}

process.on("SIGINT", () => void stopAll(0));
process.on("SIGTERM", () => void stopAll(0));
launch().catch(async (error: unknown) => {
  if (stopping) return;
  console.error(error instanceof Error ? error.message : error);
  if (runningChildren().length > 0) await stopAll(1);
  process.exit(1);
});
