import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { accountingPartners, partnerAccess } from "@/db/schema/company";
import { salesUnits } from "@/db/schema/sales-units";
import { grants, memberships, users } from "@/db/schema/users";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type Partner = {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly email: string;
  /** Numbers of the sales units that they may read, sorted. */
  readonly units: readonly string[];
  /** Ids of the people who read for them, sorted. */
  readonly people: readonly string[];
};

export async function listPartners(tx: ReadTx): Promise<Partner[]> {
  const { id, name, organisationNumber, email } = accountingPartners;
  const partners = await tx
    .select({ id, name, organisationNumber, email })
    .from(accountingPartners)
    .orderBy(asc(name), asc(id));
  const access = await tx.select().from(partnerAccess).orderBy(asc(partnerAccess.msn));
  const held = await tx
    .selectDistinct({ partnerId: grants.accountingPartner, userId: grants.userId })
    .from(grants)
    .orderBy(asc(grants.userId));
  return partners.map((partner) => ({
    ...partner,
    units: access.flatMap(({ partnerId, msn }) => (partnerId === partner.id ? [msn] : [])),
    people: held.flatMap(({ partnerId, userId }) => (partnerId === partner.id ? [userId] : [])),
  }));
}

export async function insertPartner(
  tx: WriteTx,
  partner: typeof accountingPartners.$inferInsert,
): Promise<void> {
  await tx.insert(accountingPartners).values(partner);
}

type Access = { merchantId: string; partnerId: string; units: readonly string[]; people: readonly string[] };

/**
 * Sets which units a partner may read and who reads for them; without any unit the partner is gone, and with it all that its
 * people could read. They hold these rights in place of whatever they held before.
 */
export async function setAccess(tx: WriteTx, access: Access): Promise<void> {
  const { merchantId, partnerId, units, people } = access;
  if (units.length === 0) {
    await tx.delete(accountingPartners).where(eq(accountingPartners.id, partnerId));
    return;
  }
  await tx
    .delete(partnerAccess)
    .where(and(eq(partnerAccess.partnerId, partnerId), sql`not ${inArray(partnerAccess.msn, [...units])}`));
  await tx
    .insert(partnerAccess)
    .values(units.map((msn) => ({ merchantId, partnerId, msn })))
    .onConflictDoNothing();
  await tx.delete(grants).where(eq(grants.accountingPartner, partnerId));
  if (people.length === 0) return;
  await tx.delete(grants).where(inArray(grants.userId, [...people]));
  const common = { merchantId, role: "accountant" as const, accountingPartner: partnerId };
  await tx
    .insert(grants)
    .values(people.flatMap((userId) => units.map((unit) => ({ ...common, userId, unit }))));
}

/** Rights of people change one after the other, here as under user accesses. */
export async function lockRights(tx: WriteTx, merchantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`members:${merchantId}`}, 0))`);
}

/**
 * Who may read for a partner: people of the company who hold nothing but plain reading, without end, or nothing at all. `partner`
 * is whom they read for already.
 */
export async function listReaders(
  tx: ReadTx,
): Promise<{ id: string; name: string; partner: string | null }[]> {
  const people = await tx
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(isNull(memberships.removedAt))
    .orderBy(asc(users.name), asc(users.id));
  const held = await tx.select().from(grants);
  return people.flatMap(({ id, name }) => {
    const own = held.filter(({ userId }) => userId === id);
    const reads = own.every(
      ({ role, ownRole, transactionManagement, developer, validFrom, validUntil }) =>
        role === "accountant" &&
        !ownRole &&
        !transactionManagement &&
        !developer &&
        !validFrom &&
        !validUntil,
    );
    return reads ? [{ id, name, partner: own[0]?.accountingPartner ?? null }] : [];
  });
}

export function listUnits(tx: ReadTx): Promise<{ msn: string; name: string }[]> {
  const { msn, name, environment } = salesUnits;
  // Test units have no settlements to read.
  return tx
    .select({ msn, name })
    .from(salesUnits)
    .where(eq(environment, "production"))
    .orderBy(asc(name), asc(msn));
}
