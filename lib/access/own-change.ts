import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { languageIn } from "@/lib/domain/locale";
import { queueMail } from "@/lib/mail/queue-mail";
import type { MailValues } from "@/lib/mail/templates";
import { type AuditEntry, appendAudit } from "./audit";
import { type CompanyOfPerson, callerAt, companiesOf } from "./companies";
import { asDirectory } from "./directory";
import type { Person } from "./person";
import type { WriteTx } from "./tenant-db";

/**
 * What came of a change, and what the logs say of it; null where nothing changed that a log should tell. `added` is what the
 * person is told of by mail: whoever did it without them is found out that way.
 */
export type OwnChange<T> = {
  readonly value: T;
  readonly audit: Omit<AuditEntry, "subject"> | null;
  readonly added?: MailValues<"signInFactorAdded">["factor"];
};

/**
 * A person's change to how they sign in. It belongs to no company, and each company that they work for wants to know of it: all
 * of their logs get an entry, in the same transaction.
 */
export async function changeOwn<T>(
  person: Person,
  change: (tx: Database, companies: readonly CompanyOfPerson[]) => Promise<OwnChange<T>>,
): Promise<T> {
  const companies = await companiesOf(person.id);
  return asDirectory(async (tx) => {
    const { value, audit, added } = await change(tx, companies);
    await tx.execute(sql`set local role none`);
    if (audit) await tell(tx, person, companies, { ...audit, subject: `user:${person.id}` });
    if (added) await write(tx, person, companies[0], added);
    return value;
  });
}

/** Always in the same order, so that two who wait for the same heads never wait for each other. */
async function tell(
  tx: Database,
  person: Person,
  companies: readonly CompanyOfPerson[],
  entry: AuditEntry,
): Promise<void> {
  for (const { id, slug } of [...companies].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const caller = callerAt(person, companies, slug);
    if (!caller) continue;
    await tx.execute(
      sql`select set_config('app.merchant_id', ${id}, true), set_config('app.sales_units', '*', true)`,
    );
    await appendAudit(tx as unknown as WriteTx, caller, entry); // safe: bound to this company by the settings above
  }
}

/** Any company will do: the outbox keeps every message with one, and this one is sent once. */
async function write(
  tx: Database,
  { email: to, locale, country }: Person,
  company: CompanyOfPerson | undefined,
  factor: MailValues<"signInFactorAdded">["factor"],
): Promise<void> {
  if (!to || !company) return;
  await tx.execute(sql`select set_config('app.merchant_id', ${company.id}, true)`);
  const values = { factor, path: "/profile/security" };
  await queueMail(tx, { to, locale: locale ?? languageIn(country), template: "signInFactorAdded", values });
}
