import { env } from "@/lib/env";

/** The whole address of an invoice's public page. */
export function addressOf(token: string): string {
  return `${env.PORTAL_PUBLIC_URL}/invoice/${token}`;
}
