import { env } from "@/lib/env";
import { buildApp } from "./app/build-app";
import { copyApp } from "./app/copy-app";
import { APP_FOLDER, DATA } from "./app/places";
import { portalVariables } from "./app/portal-variables";
import { type Cookie, idOf, signInAs } from "./app/sign-in";
import { type RunningApp, startApp } from "./app/start-app";
import { type BenchDatabase, benchDatabase } from "./data/bench-database";
import { MEASURED_SLUG } from "./data/companies";
import { configureThisProcess } from "./environment";
import type { Options } from "./tools/options";

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
  /** What a second portal needs to know so that it takes the same sessions. */
  readonly sessionVariables: Record<string, string>;
};

export async function prepareSetting(options: Options, say: (text: string) => void): Promise<Setting> {
  say(`database with ${options.rows} payments`);
  const database = await benchDatabase(DATA, options.rows);
  const platformPort = options.port + 1;
  const variables = portalVariables(database, options.port, platformPort);
  configureThisProcess(variables);
  say("build of the portal");
  copyApp(APP_FOLDER);
  buildApp(APP_FOLDER);
  const sessionVariables = { NEXTAUTH_URL: env.PORTAL_PUBLIC_URL, NEXTAUTH_SECRET: env.sessionSecret };
  const app = await startApp(APP_FOLDER, options.port, { ...variables, ...sessionVariables });
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
    sessionVariables,
  };
}
