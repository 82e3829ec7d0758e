import type { Configuration } from "@/lib/configuration";
import { startChild } from "./children";
import { heapFlags, WORKER_FLAGS } from "./heap-flags";
import type { DatabaseUrls } from "./prepare-database";
import { mailServer, sandboxSmtpPort } from "./sandbox-mail";

type Death = (name: string, code: number | null) => void;

/** How one of several of a kind is called, and who reads what it writes. */
type Own = { name?: string; onText?: (text: string) => void };

/** What a child is told: only the database role that it needs, and never the owner. */
function base({ PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, SECRETS_KEY }: Configuration): Record<string, string> {
  return { PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL, SECRETS_KEY, NODE_ENV: "production" };
}

export function startSandbox(
  configuration: Configuration,
  urls: Pick<DatabaseUrls, "sandbox">,
  onDeath: Death,
  own: Own = {},
): void {
  const { SANDBOX_PORT, PAYMENTS_BASE_URL, PORTAL_PUBLIC_URL } = configuration;
  const env = {
    SANDBOX_PORT: String(SANDBOX_PORT),
    SANDBOX_SMTP_PORT: String(sandboxSmtpPort(configuration)),
    SANDBOX_DATABASE_URL: urls.sandbox,
    SANDBOX_PUBLIC_URL: PAYMENTS_BASE_URL,
    SANDBOX_PORTAL_URL: PORTAL_PUBLIC_URL,
    DATABASE_URL: "",
    SECRETS_KEY: "",
  };
  startChild({ name: "sandbox", entry: "lib/sandbox/serve.ts", env, onDeath, quiet: true, ...own });
}

export function startWorker(
  configuration: Configuration,
  urls: Pick<DatabaseUrls, "worker">,
  onDeath: Death,
  own: Own = {},
): void {
  startChild({
    name: "worker",
    flags: WORKER_FLAGS,
    entry: "lib/jobs/serve.ts",
    env: { ...base(configuration), ...mailServer(configuration), DATABASE_URL: urls.worker },
    onDeath,
    ...own,
  });
}

export function startPortal(
  configuration: Configuration,
  urls: Pick<DatabaseUrls, "app">,
  onDeath: Death,
  own: Own = {},
): void {
  const { HOST, PORT, PORTAL_HEAP_MB } = configuration;
  startChild({
    name: "portal",
    flags: heapFlags(PORTAL_HEAP_MB),
    entry: "node_modules/next/dist/bin/next",
    args: ["start", "-H", HOST, "-p", String(PORT)],
    env: {
      ...base(configuration),
      DATABASE_URL: urls.app,
      NEXTAUTH_URL: configuration.PORTAL_PUBLIC_URL,
      NEXTAUTH_SECRET: configuration.sessionSecret,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    onDeath,
    quiet: true,
    ...own,
  });
}
