import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { groupMembers } from "@/db/schema/groups";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { grants, memberships, users } from "@/db/schema/users";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import type { MemberStanding, TimedGrant } from "@/lib/domain/member-access";
import { grantRow, grantsOf, ownGrants } from "./grant-repository";

/**
 * Everyone of the company as they stand, for deciding on a change. Such changes come one after another: of two administrators
 * who remove each other at the same moment, the second finds that they are none any more.
 */
export async function lockCompany(tx: WriteTx, merchantId: string): Promise<MemberStanding[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`members:${merchantId}`}, 0))`);
  const members = await tx
    .select({ id: memberships.userId, acceptedAt: memberships.acceptedAt })
    .from(memberships)
    .where(isNull(memberships.removedAt));
  const held = await grantsOf(tx);
  return members.map(({ id, acceptedAt }) => {
    const all = held.get(id) ?? [];
    const byGroups = all.flatMap(({ group, ...grant }) => (group ? [{ ...grant, group: group.id }] : []));
    return { id, accepted: acceptedAt !== null, grants: ownGrants(all), byGroups };
  });
}

export async function replaceGrants(
  tx: WriteTx,
  { merchantId, userId }: { merchantId: string; userId: string },
  wished: readonly TimedGrant[],
): Promise<void> {
  await tx.delete(grants).where(eq(grants.userId, userId));
  if (wished.length > 0)
    await tx.insert(grants).values(wished.map((grant) => ({ merchantId, userId, ...grantRow(grant) })));
}

export type Membership = typeof memberships.$inferSelect;

export async function findMembership(tx: ReadTx, userId: string): Promise<Membership | undefined> {
  const [row] = await tx.select().from(memberships).where(eq(memberships.userId, userId));
  return row;
}

/** Invites someone new, or someone who was removed before. */
export async function keepInvitation(
  tx: WriteTx,
  invitation: { merchantId: string; userId: string; invitedBy: string; email: string | null },
): Promise<void> {
  const { invitedBy, email } = invitation;
  const open = { invitedBy, email, acceptedAt: null, removedAt: null, createdAt: now() };
  await tx
    .insert(memberships)
    .values({ ...invitation, ...open })
    .onConflictDoUpdate({ target: [memberships.merchantId, memberships.userId], set: open });
}

/** The person has no access from here on; the membership stays, so that what they did keeps their name. */
export async function markRemoved(tx: WriteTx, userId: string): Promise<void> {
  await tx.delete(grants).where(eq(grants.userId, userId));
  await tx.delete(groupMembers).where(eq(groupMembers.userId, userId));
  const left = and(eq(memberships.userId, userId), isNull(memberships.removedAt));
  await tx.update(memberships).set({ removedAt: now() }).where(left);
}

/** Takes the membership away altogether: the company can't see who the person was any more. */
export async function deleteMembership(tx: WriteTx, userId: string): Promise<void> {
  await tx.delete(memberships).where(eq(memberships.userId, userId));
}

/** Which of these numbers are no sales units of this company. */
export async function foreignUnits(tx: ReadTx, units: readonly string[]): Promise<string[]> {
  if (units.length === 0) return [];
  const own = await tx
    .select({ msn: salesUnits.msn })
    .from(salesUnits)
    .where(inArray(salesUnits.msn, [...units]));
  return units.filter((unit) => !own.some(({ msn }) => msn === unit));
}

export async function companyName(tx: ReadTx): Promise<string> {
  const [company] = await tx.select({ name: merchants.name }).from(merchants);
  if (!company) throw new Error("the company is gone");
  return company.name;
}

/** Where a person of this company can be written to, and what country's language is theirs. */
export async function contactOf(tx: ReadTx, userId: string) {
  const { name, country, email, locale } = users;
  const [person] = await tx.select({ name, country, email, locale }).from(users).where(eq(users.id, userId));
  return person;
}
