import type { Country } from "./test-people";

/** One national e-ID that the sandbox plays. `id` is the last part of the issuer's address. */
export type IdentityIssuer = {
  id: "bankid-no" | "mitid-dk" | "ftn-fi" | "bankid-se";
  name: string;
  country: Country;
  /** The level of assurance that the real service states for this kind of sign-in. */
  acr: string;
};

export const IDENTITY_ISSUERS: readonly IdentityIssuer[] = [
  { id: "bankid-no", name: "BankID", country: "NO", acr: "urn:bankid:bid" },
  { id: "mitid-dk", name: "MitID", country: "DK", acr: "https://data.gov.dk/concept/core/nsis/Substantial" },
  { id: "ftn-fi", name: "FTN", country: "FI", acr: "http://ftn.ficora.fi/2017/loatest2" },
  { id: "bankid-se", name: "BankID", country: "SE", acr: "http://id.elegnamnden.se/loa/1.0/loa3" },
];

export const COUNTRY_NAMES: Record<Country, string> = {
  NO: "Norway",
  DK: "Denmark",
  FI: "Finland",
  SE: "Sweden",
};

/** The client that every issuer knows. The secret is public on purpose: it opens nothing but invented people. */
export const PORTAL_CLIENT = { id: "merchant-portal", secret: "merchant-portal-demo-secret" } as const;

export function issuerUrl(publicUrl: string, issuer: IdentityIssuer): string {
  return `${publicUrl}/identity/${issuer.id}`;
}
