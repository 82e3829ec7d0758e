import type { BenchDatabase } from "../data/bench-database";

/** What a portal on this port and database is told by its environment; `platformPort` is where a measure may put a platform. */
export function portalVariables(
  { appUrl, secretsKey }: Pick<BenchDatabase, "appUrl" | "secretsKey">,
  port: number,
  platformPort: number,
) {
  return {
    DATABASE_URL: appUrl,
    SECRETS_KEY: secretsKey,
    PORTAL_PUBLIC_URL: `http://127.0.0.1:${port}`,
    PAYMENTS_BASE_URL: `http://127.0.0.1:${platformPort}`,
    PORT: String(port),
    LOG_LEVEL: "error",
  };
}
