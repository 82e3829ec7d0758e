import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq, or } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { grants, memberships, users } from "@/db/schema/users";
import { type CompanyCountry, readOrganisationNumber } from "@/lib/domain/organisation-number";
import { fail, ok, type Result } from "@/lib/domain/result";
import { appendAudit } from "./audit";
import { asDirectory } from "./directory";
import { hashNin } from "./nin-hash";
import { hashPassword } from "./password";
import { findByNin } from "./people";
import { inWriteTransaction } from "./tenant-db";

/** A company that is new to the portal, and the person who will let everyone else in. */
export type NewCompany = {
  /** Companies elsewhere have no sales units. */
  country: Exclude<CompanyCountry, "SE">;
  company: string;
  organisationNumber: string;
  /** Short name in the URL: 2 to 40 small letters, digits and hyphens. */
  slug: string;
  person: string;
  /** National identity number for sign-in by e-ID, or an e-mail address for sign-in by password (Denmark, Finland). */
  identity: { nin: string } | { email: string };
};

export type Refused =
  | { code: "wrong_organisation_number" }
  | { code: "wrong_slug" }
  | { code: "wrong_identity" }
  | { code: "company_exists" }
  | { code: "person_exists" };

/** With an e-mail address, the password to sign in with the first time; it is nowhere else in clear. */
export type Created = { password?: string };

const HOME = {
  NO: { currency: "NOK", timeZone: "Europe/Oslo" },
  DK: { currency: "DKK", timeZone: "Europe/Copenhagen" },
  FI: { currency: "EUR", timeZone: "Europe/Helsinki" },
} as const;

const NIN = { NO: /^\d{11}$/, DK: /^\d{6}-?\d{4}$/, FI: /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/i } as const;

/** Makes the company and its first administrator, or nothing at all. For the operator's command, never for a request. */
export async function createAdministrator(wish: NewCompany): Promise<Result<Created, Refused>> {
  const { country, company, slug } = wish;
  const organisationNumber = readOrganisationNumber(country, wish.organisationNumber);
  if (!organisationNumber) return fail({ code: "wrong_organisation_number" });
  if (!/^[a-z0-9](?:[a-z0-9-]{0,38})[a-z0-9]$/.test(slug)) return fail({ code: "wrong_slug" });
  const identity = await identify(wish);
  if (!identity) return fail({ code: "wrong_identity" });
  // A former key's hash of the same person would not stop the insert.
  if ("nin" in wish.identity && (await findByNin(country, wish.identity.nin.trim())))
    return fail({ code: "person_exists" });
  const merchant = { id: randomUUID(), slug, name: company, organisationNumber, country, ...HOME[country] };
  const refused = await write(merchant, { name: wish.person, country, ...identity.columns });
  if (refused) return fail(refused);
  await recordCreation(merchant.id);
  return ok(identity.password ? { password: identity.password } : {});
}

type Identity = { columns: Partial<typeof users.$inferInsert>; password?: string };

async function identify({ country, identity }: NewCompany): Promise<Identity | undefined> {
  if ("nin" in identity) {
    const nin = identity.nin.trim();
    return NIN[country].test(nin) ? { columns: { ninHash: hashNin(country, nin) } } : undefined;
  }
  const email = identity.email.trim().toLowerCase();
  if (country === "NO" || !/^[\x21-\x7e]+@[\x21-\x7e]+\.[a-z]{2,}$/.test(email)) return undefined;
  const password = randomBytes(15).toString("base64url");
  return { columns: { email, passwordHash: await hashPassword(password) }, password };
}

async function write(
  merchant: typeof merchants.$inferInsert & { id: string },
  user: typeof users.$inferInsert,
): Promise<Refused | undefined> {
  return asDirectory(async (tx) => {
    const { slug, organisationNumber } = merchant;
    const taken = or(eq(merchants.slug, slug), eq(merchants.organisationNumber, organisationNumber));
    const [company] = await tx.select({ id: merchants.id }).from(merchants).where(taken);
    if (company) return { code: "company_exists" as const };
    const userId = randomUUID();
    const added = await tx
      .insert(users)
      .values({ ...user, id: userId })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (added.length === 0) return { code: "person_exists" as const };
    await tx.insert(merchants).values(merchant);
    await tx.insert(memberships).values({ merchantId: merchant.id, userId });
    await tx.insert(grants).values({ merchantId: merchant.id, userId, role: "administrator" });
    return undefined;
  });
}

async function recordCreation(merchantId: string): Promise<void> {
  const caller = { kind: "job", id: "command-line", merchantId, permissions: [], units: "all" } as const;
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    appendAudit(tx, caller, { action: "company.created", subject: `merchant:${merchantId}` }),
  );
}
