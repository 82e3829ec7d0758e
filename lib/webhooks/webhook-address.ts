import { env } from "@/lib/env";

/** What the addresses of all our registrations begin with. */
export function addressPrefix(): string {
  return `${env.PORTAL_PUBLIC_URL}/api/webhooks/payments/`;
}

export function addressOf(registrationId: string): string {
  return addressPrefix() + registrationId;
}
