import { join } from "node:path";
import { env } from "@/lib/env";
import { buildApp } from "./app/build-app";
import { copyApp } from "./app/copy-app";
import { type Cookie, idOf, signInAs } from "./app/sign-in";
import { type RunningApp, startApp } from "./app/start-app";
import { type BenchDatabase, benchDatabase } from "./data/bench-database";
import { MEASURED_SLUG } from "./data/companies";
import { configureThisProcess } from "./environment";
import type { Options } from "./tools/options";

const DATA = ".data/bench";

/** What the measures work with: the filled database, the running portal, and a signed-in administrator of the largest company. */
export type Setting = {
  readonly options: Options;
  readonly database: BenchDatabase;
  readonly app: RunningApp;
  readonly merchant: { id: string; slug: string };
  readonly administrator: { id: string; cookie: Cookie };
  /** Headers of a signed-in request. */
  readonly signedIn: Record<string, string>;
  /** Where capture finds the platform: started by its measure. */
  readonly platformPort: number;
};

export async function prepareSetting(options: Options, say: (text: string) => void): Promise<Setting> {
  say(`database with ${options.rows} payments`);
  const database = await benchDatabase(DATA, options.rows);
  const platformPort = options.port + 1;
  const variables = {
    DATABASE_URL: database.appUrl,
    SECRETS_KEY: database.secretsKey,
    PORTAL_PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    PAYMENTS_BASE_URL: `http://127.0.0.1:${platformPort}`,
    PORT: String(options.port),
    LOG_LEVEL: "error",
  };
  configureThisProcess(variables);
  say("build of the portal");
  const folder = join(DATA, "app");
  copyApp(folder);
  buildApp(folder);
  const app = await startApp(folder, options.port, {
    ...variables,
    NEXTAUTH_URL: env.PORTAL_PUBLIC_URL,
    NEXTAUTH_SECRET: env.sessionSecret,
  });
  const merchant = { id: idOf(`merchant ${MEASURED_SLUG}`), slug: MEASURED_SLUG };
  const id = idOf(`administrator ${MEASURED_SLUG}`);
  const cookie = await signInAs(id);
  const signedIn = { cookie: `${cookie.name}=${cookie.value}` };
  return {
    options,
    database,
    app,
    merchant,
    administrator: { id, cookie },
    signedIn,
    platformPort,
  };
}
