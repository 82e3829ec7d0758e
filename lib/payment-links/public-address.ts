import { env } from "@/lib/env";

/** The whole address of a link's public page. */
export function addressOf(token: string): string {
  return `${env.PORTAL_PUBLIC_URL}/pay/${token}`;
}
