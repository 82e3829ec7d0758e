import "server-only";
import { type EidProvider, eidProviders } from "@/lib/access/eid-providers";
import { env } from "@/lib/env";

export type Eid = Pick<EidProvider, "id" | "country" | "name">;

/** What the sign-in page offers, the portal's own address, and whether it is the demonstration. */
export function listEids(): { eids: Eid[]; address: string; demonstration: boolean } {
  return {
    eids: eidProviders().map(({ id, country, name }) => ({ id, country, name })),
    address: env.PORTAL_PUBLIC_URL,
    demonstration: env.onSandbox,
  };
}
