import { asc, eq, sql } from "drizzle-orm";
import { companyPeople, companyProfiles } from "@/db/schema/company";
import { merchants } from "@/db/schema/merchants";
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
