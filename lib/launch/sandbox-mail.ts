import type { Configuration } from "@/lib/configuration";

/** Where the sandbox takes mail. */
export function sandboxSmtpPort({ SANDBOX_PORT, SANDBOX_SMTP_PORT }: Configuration): number {
  return SANDBOX_SMTP_PORT ?? SANDBOX_PORT + 24;
}

/** The mail server that a worker is told of: the one that is named, else the sandbox's where it plays the platform. */
export function mailServer(configuration: Configuration): { SMTP_URL: string } | undefined {
  const { SMTP_URL, onSandbox } = configuration;
  if (SMTP_URL !== undefined) return { SMTP_URL };
  return onSandbox ? { SMTP_URL: `smtp://127.0.0.1:${sandboxSmtpPort(configuration)}` } : undefined;
}
