import { IDENTITY_ISSUERS, issuerUrl } from "./identity-issuers";

const KEPT = "State is kept in the database of SANDBOX_DATABASE_URL.";
const IN_MEMORY = `State is in memory and ends with this process. To keep it, name an empty PostgreSQL database:
SANDBOX_DATABASE_URL=postgresql://me:secret@127.0.0.1:5432/sandbox npm run sandbox`;

/** What someone needs to know who has just started the sandbox alone, as lines for the terminal. */
export function whereToLook(publicUrl: string, smtpPort: number, kept: boolean): string {
  const places = [
    ["Its front page", "/", "sales units with their keys, test people, controls"],
    ["The customer's phone", "/phone", "approve, reject, scan"],
    ["Mailbox", "/mailbox", `mail that was sent to smtp://127.0.0.1:${smtpPort}`],
    ["Requests received", "/_control/requests", "newest first"],
    ["Keys as JSON", "/_control/sales-units", "client_id, client_secret, subscription keys by MSN"],
    ["Test clock, faults", "/_control/clock", "and /_control/faults; the front page lists all controls"],
  ] as const;
  const issuers = IDENTITY_ISSUERS.map((issuer) => `${issuer.name} ${issuerUrl(publicUrl, issuer)}`);
  const rows = places.map(([name, path, what]) => `  ${name.padEnd(20)}  ${publicUrl}${path}  (${what})`);
  return [
    `The payment sandbox answers on ${publicUrl}/ with the platform's own paths. Ctrl-C stops it.\n`,
    ...rows,
    `  ${"e-ID issuers".padEnd(20)}  ${issuers.join(`\n${" ".repeat(24)}`)}`,
    `\n${kept ? KEPT : IN_MEMORY}`,
  ].join("\n");
}
