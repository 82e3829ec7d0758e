import "server-only";
import { env } from "@/lib/env";
import type { EidCountry } from "./nin-hash";

/** One electronic ID: whom it identifies, what people call it, and where its OpenID Connect issuer is. */
export type EidProvider = {
  readonly id: string;
  readonly country: EidCountry;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** In the order of the sign-in page. A country without an issuer in the configuration is not offered. */
const KNOWN = [
  { id: "bankid-no", country: "NO", name: "BankID" },
  { id: "mitid-dk", country: "DK", name: "MitID" },
  { id: "ftn-fi", country: "FI", name: "FTN" },
  { id: "bankid-se", country: "SE", name: "BankID" },
] as const satisfies readonly Pick<EidProvider, "id" | "country" | "name">[];

export function eidProviders(): EidProvider[] {
  return KNOWN.flatMap((known) => {
    const configured = env.eid.find(({ country }) => country === known.country) ?? sandboxIssuer(known.id);
    return configured ? [{ ...configured, ...known }] : [];
  });
}

/** Against the sandbox its own issuers play the part of every e-ID that is not configured. */
function sandboxIssuer(id: string): Pick<EidProvider, "issuer" | "clientId" | "clientSecret"> | undefined {
  if (!env.onSandbox) return undefined;
  const issuer = `${env.PAYMENTS_BASE_URL}/identity/${id}`;
  return { issuer, clientId: "merchant-portal", clientSecret: "merchant-portal-demo-secret" };
}

export function findEidProvider(id: string): EidProvider | undefined {
  return eidProviders().find((provider) => provider.id === id);
}
