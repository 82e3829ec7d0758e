import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { PersonCaller } from "./caller";
import { callerAt, companiesOf } from "./companies";
import { asDirectory } from "./directory";

/**
 * Someone as the worker acts for them at one company: with the rights that they hold there this moment, and never freshly signed in.
 * Undefined where they have none any more.
 */
export async function memberCaller(merchantId: string, personId: string): Promise<PersonCaller | undefined> {
  const { id, name, disabledAt } = users;
  const [person] = await asDirectory((tx) =>
    tx
      .select({ id, name })
      .from(users)
      .where(and(eq(id, personId), isNull(disabledAt))),
  );
  const companies = person ? await companiesOf(person.id) : [];
  const company = companies.find((one) => one.id === merchantId);
  return person && company && callerAt({ ...person, provedAt: 0 }, companies, company.slug);
}
