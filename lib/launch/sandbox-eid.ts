/** The sandbox's issuers, one per country. Their secret is public: it opens nothing but invented people. */
const ISSUERS = { NO: "bankid-no", DK: "mitid-dk", FI: "ftn-fi", SE: "bankid-se" } as const;

/** Sign-in with the sandbox's e-ID, as variables of the configuration. */
export function sandboxEid(sandbox: string): Record<string, string> {
  const entries = Object.entries(ISSUERS).flatMap(([country, issuer]) => [
    [`EID_${country}_ISSUER`, `${sandbox}/identity/${issuer}`],
    [`EID_${country}_CLIENT_ID`, "merchant-portal"],
    [`EID_${country}_CLIENT_SECRET`, "merchant-portal-demo-secret"],
  ]);
  return Object.fromEntries(entries);
}
