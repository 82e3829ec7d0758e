import { env } from "@/lib/env";

/** What the addresses of all our registrations begin with. */
export function addressPrefix(): string {
  return `${env.PORTAL_PUBLIC_URL}/api/webhooks/payments/`;
}

/** Scans of codes come in at the same door, under a prefix of their own: what replaces the one must not throw away the other. */
export function checkInAddress(registrationId: string): string {
  return `${env.PORTAL_PUBLIC_URL}/api/webhooks/check-ins/${registrationId}`;
}

export function addressOf(registrationId: string): string {
  return addressPrefix() + registrationId;
}
