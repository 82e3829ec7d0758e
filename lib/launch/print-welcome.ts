import type { Configuration } from "@/lib/configuration";

type Person = { id: string; name: string; country: string; email?: string };

/** Where everything is, and on the sandbox how each demonstration person signs in. */
export async function printWelcome(configuration: Configuration, seconds: number): Promise<void> {
  const { PORTAL_PUBLIC_URL, PAYMENTS_BASE_URL, onSandbox } = configuration;
  console.log(`\nReady after ${seconds.toFixed(1)} s. Ctrl-C stops everything.\n`);
  console.log(`  Portal            ${PORTAL_PUBLIC_URL}`);
  if (!onSandbox) return;
  console.log(`  Customer's phone  ${PAYMENTS_BASE_URL}/phone`);
  console.log(`  Mailbox           ${PAYMENTS_BASE_URL}/mailbox`);
  console.log(`  Authenticator     ${PAYMENTS_BASE_URL}/authenticator`);
  console.log(`  Sandbox           ${PAYMENTS_BASE_URL}/\n`);
  console.log("  Demonstration people sign in with their e-ID (pick them from the list that opens):");
  const { DEMO_COMPANIES, DEMO_PASSWORD } = await import("@/db/demo/companies");
  const answer = await fetch(`${PAYMENTS_BASE_URL}/_control/people`);
  const { people } = (await answer.json()) as { people: Person[] }; // safe: our own sandbox, read for display only
  for (const { id, name, country, email } of people) {
    const roles = DEMO_COMPANIES.flatMap((company) =>
      company.grants
        .filter((grant) => grant.person === id)
        .map(
          (grant) =>
            `${grant.role.replaceAll("_", " ")}${grant.extras.length ? ` + ${grant.extras.join(" + ").replaceAll("_", " ")}` : ""} at ${company.name}`,
        ),
    );
    const password = email && (country === "DK" || country === "FI") ? `  or ${email}` : "";
    if (roles.length > 0) console.log(`  ${country}  ${name.padEnd(16)} ${roles.join("; ")}${password}`);
  }
  console.log(`\n  Password of the e-mail addresses: ${DEMO_PASSWORD}`);
  console.log(`  The code asked for after it: ${PAYMENTS_BASE_URL}/authenticator\n`);
}
