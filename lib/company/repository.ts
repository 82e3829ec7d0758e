import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { accountingPartners, companyPeople, companyProfiles, partnerAccess } from "@/db/schema/company";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

type ProfileRow = typeof companyProfiles.$inferSelect;
export type CompanyPerson = Omit<typeof companyPeople.$inferSelect, "merchantId" | "createdAt">;

/** The company as its register knows it. */
export async function registered(tx: ReadTx) {
  const { name, organisationNumber, country, createdAt } = merchants;
  const [row] = await tx.select({ name, organisationNumber, country, createdAt }).from(merchants);
  if (!row) throw new Error("the company is gone");
  return row;
}

export async function findProfile(tx: ReadTx): Promise<ProfileRow | undefined> {
  const [row] = await tx.select().from(companyProfiles);
  return row;
}

/** The row that all changes of a company's information go through, one after the other. */
export async function lockProfile(tx: WriteTx, merchantId: string): Promise<ProfileRow> {
  await tx.insert(companyProfiles).values({ merchantId }).onConflictDoNothing();
  const [row] = await tx.select().from(companyProfiles).for("update");
  if (!row) throw new Error("the profile could not be made");
  return row;
}

export async function updateProfile(
  tx: WriteTx,
  change: Partial<Pick<ProfileRow, "business" | "postal" | "sells" | "confirmedAt">>,
): Promise<void> {
  await tx.update(companyProfiles).set({ ...change, version: sql`${companyProfiles.version} + 1` });
}

export function listPeople(tx: ReadTx): Promise<CompanyPerson[]> {
  const { id, kind, name, email, phone, share } = companyPeople;
  return tx.select({ id, kind, name, email, phone, share }).from(companyPeople).orderBy(asc(name), asc(id));
}

export async function insertPerson(tx: WriteTx, person: typeof companyPeople.$inferInsert): Promise<void> {
  await tx.insert(companyPeople).values(person);
}

export async function deletePerson(tx: WriteTx, id: string): Promise<CompanyPerson["kind"] | undefined> {
  const [row] = await tx.delete(companyPeople).where(eq(companyPeople.id, id)).returning();
  return row?.kind;
}

export type Partner = {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string;
  /** Numbers of the sales units that they may read, sorted. */
  readonly units: readonly string[];
};

export async function listPartners(tx: ReadTx): Promise<Partner[]> {
  const { id, name, organisationNumber } = accountingPartners;
  const partners = await tx
    .select({ id, name, organisationNumber })
    .from(accountingPartners)
    .orderBy(asc(name), asc(id));
  const access = await tx.select().from(partnerAccess).orderBy(asc(partnerAccess.msn));
  return partners.map((partner) => ({
    ...partner,
    units: access.flatMap(({ partnerId, msn }) => (partnerId === partner.id ? [msn] : [])),
  }));
}

export async function insertPartner(
  tx: WriteTx,
  partner: typeof accountingPartners.$inferInsert,
): Promise<void> {
  await tx.insert(accountingPartners).values(partner);
}

/** Sets which units a partner may read; without any they are gone. */
export async function setAccess(
  tx: WriteTx,
  { merchantId, partnerId, units }: { merchantId: string; partnerId: string; units: readonly string[] },
): Promise<void> {
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
