import { and, asc, eq } from "drizzle-orm";
import { groupGrants, groupMembers, memberGroups } from "@/db/schema/groups";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Group } from "@/lib/domain/group-access";
import type { TimedGrant } from "@/lib/domain/member-access";
import { grantRow, grantsOfGroups } from "./grant-repository";

/** The company's groups by name, with what each gives and who is in it. */
export async function groupsOf(tx: ReadTx): Promise<Group[]> {
  const { id, name } = memberGroups;
  const groups = await tx.select({ id, name }).from(memberGroups).orderBy(asc(name), asc(id));
  if (groups.length === 0) return [];
  const given = await grantsOfGroups(tx);
  const { groupId, userId } = groupMembers;
  const inside = await tx.select({ groupId, userId }).from(groupMembers);
  return groups.map((group) => {
    const members = inside.flatMap((one) => (one.groupId === group.id ? [one.userId] : []));
    return { ...group, grants: given.get(group.id) ?? [], members };
  });
}

export async function keepGroup(
  tx: WriteTx,
  merchantId: string,
  { id, name, grants }: { id: string; name: string; grants: readonly TimedGrant[] },
): Promise<void> {
  await tx
    .insert(memberGroups)
    .values({ merchantId, id, name })
    .onConflictDoUpdate({ target: [memberGroups.merchantId, memberGroups.id], set: { name } });
  await tx.delete(groupGrants).where(eq(groupGrants.groupId, id));
  await tx
    .insert(groupGrants)
    .values(grants.map((grant) => ({ merchantId, groupId: id, ...grantRow(grant) })));
}

export async function putIn(tx: WriteTx, merchantId: string, groupId: string, userId: string): Promise<void> {
  await tx.insert(groupMembers).values({ merchantId, groupId, userId }).onConflictDoNothing();
}

export async function takeOut(tx: WriteTx, groupId: string, userId: string): Promise<void> {
  const inside = and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, userId));
  await tx.delete(groupMembers).where(inside);
}

/** The group goes with what it gives; its people stay, with what is their own. */
export async function dropGroup(tx: WriteTx, id: string): Promise<void> {
  await tx.delete(memberGroups).where(eq(memberGroups.id, id));
}
