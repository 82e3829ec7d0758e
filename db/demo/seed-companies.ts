import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { grants, memberships, users } from "@/db/schema/users";
import { asDirectory } from "@/lib/access/directory";
import { hashNin } from "@/lib/access/nin-hash";
import { hashPassword } from "@/lib/access/password";
import { findByNin } from "@/lib/access/people";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApp } from "@/lib/access/totp-factor";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { DEMO_COMPANIES, DEMO_PASSWORD, type DemoCompany, type DemoGrant } from "./companies";
import { DEMO_PROFILES } from "./profiles";
import type { SandboxPerson, SandboxUnit } from "./sandbox-lists";
import { seedProfile } from "./seed-profile";

/** E-mail and password sign-in exists in Denmark and Finland only. */
const WITH_PASSWORD = ["DK", "FI"];

/** Merchant ids by slug. Repeating it changes nothing that is there already. */
export async function seedCompanies(
  people: SandboxPerson[],
  units: SandboxUnit[],
): Promise<Map<string, string>> {
  const userIds = await seedPeople(people);
  const merchantIds = new Map<string, string>();
  for (const company of DEMO_COMPANIES) {
    const id = await seedMerchant(company);
    merchantIds.set(company.slug, id);
    await inWriteTransaction({ merchantId: id, reach: "all" }, async (tx) => {
      for (const { msn, ...unit } of company.units) {
        const row = { merchantId: id, msn, ...unit, currency: company.currency, connectedAt: new Date() };
        await tx.insert(salesUnits).values(row).onConflictDoNothing();
        const known = units.find((candidate) => candidate.msn === msn);
        if (!known) throw new Error(`the sandbox knows no sales unit ${msn}`);
        await keepApiKeys(tx, id, { msn, ...known.keys });
      }
      const profile = DEMO_PROFILES[company.slug];
      if (profile) await seedProfile(tx, id, profile);
    });
    for (const grant of company.grants) await seedGrant(id, userIds.get(grant.person), grant);
  }
  return merchantIds;
}

async function seedPeople(people: SandboxPerson[]): Promise<Map<string, string>> {
  const employed = new Set(DEMO_COMPANIES.flatMap((company) => company.grants.map((grant) => grant.person)));
  const password = await hashPassword(DEMO_PASSWORD);
  const ids = new Map<string, string>();
  for (const person of people.filter(({ id }) => employed.has(id))) {
    const { id, name, country, nin, phone, email } = person;
    // Also one whom a former key knows, so that a seed begun before a change of keys makes nobody twice.
    const known = await findByNin(country, nin);
    if (known) {
      ids.set(id, known);
      continue;
    }
    const ninHash = hashNin(country, nin);
    const own = WITH_PASSWORD.includes(country) ? { email, passwordHash: password } : {};
    await asDirectory(async (tx) => {
      await tx
        .insert(users)
        .values({ name, country, phone, ninHash, ...own })
        .onConflictDoNothing();
      const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.ninHash, ninHash));
      if (row) ids.set(id, row.id);
      if (row && person.authenticatorSecret) await giveApp(tx, row.id, person.authenticatorSecret);
    });
  }
  return ids;
}

/** The sandbox shows the codes, so that everybody can play someone who needs a second factor. No code was used yet. */
async function giveApp(tx: Database, userId: string, secret: string): Promise<void> {
  await keepApp(tx, userId, Buffer.from(secret, "hex"), 0);
}

async function seedMerchant({ units: _units, grants: _grants, ...own }: DemoCompany): Promise<string> {
  return asDirectory(async (tx) => {
    await tx.insert(merchants).values(own).onConflictDoNothing();
    const [row] = await tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.slug, own.slug));
    if (!row) throw new Error(`the company ${own.slug} was not made`);
    return row.id;
  });
}

async function seedGrant(
  merchantId: string,
  userId: string | undefined,
  { role, extras, units }: DemoGrant,
): Promise<void> {
  if (!userId) throw new Error("a demonstration person is unknown to the sandbox");
  await asDirectory(async (tx) => {
    await tx.insert(memberships).values({ merchantId, userId }).onConflictDoNothing();
    const ofPerson = and(eq(grants.merchantId, merchantId), eq(grants.userId, userId));
    if ((await tx.select({ id: grants.id }).from(grants).where(ofPerson)).length > 0) return;
    await tx.insert(grants).values(
      (units === "all" ? [null] : units).map((unit) => ({
        merchantId,
        userId,
        role,
        unit,
        transactionManagement: extras.includes("transaction_management"),
        developer: extras.includes("developer"),
      })),
    );
  });
}
