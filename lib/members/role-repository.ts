import { asc, eq } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { groupGrants } from "@/db/schema/groups";
import { grants, ownRoles } from "@/db/schema/users";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { type OwnRole, PERMISSIONS } from "@/lib/domain/permission";

/** The roles that the company made for itself, by name. A permission that is no more is left out. */
export async function ownRolesOf(tx: ReadTx): Promise<OwnRole[]> {
  const rows = await tx.select().from(ownRoles).orderBy(asc(ownRoles.name));
  return rows.map(({ id, name, permissions }) => {
    return { id, name, permissions: PERMISSIONS.filter((one) => permissions.includes(one)) };
  });
}

/** Adds the role or changes the one with its id. False where another role has its name. */
export async function keepOwnRole(tx: WriteTx, merchantId: string, role: OwnRole): Promise<boolean> {
  const others = (await ownRolesOf(tx)).filter(({ id }) => id !== role.id);
  if (others.some(({ name }) => name.toLowerCase() === role.name.toLowerCase())) return false;
  const own = { name: role.name, permissions: [...role.permissions] };
  await tx
    .insert(ownRoles)
    .values({ merchantId, id: role.id, ...own })
    .onConflictDoUpdate({ target: [ownRoles.merchantId, ownRoles.id], set: own });
  return true;
}

export async function roleIsUsed(tx: ReadTx, id: string): Promise<boolean> {
  const one = tx.select({ id: grants.id }).from(grants).where(eq(grants.ownRole, id));
  // A group may give it with nobody in it yet.
  const other = tx.select({ id: groupGrants.id }).from(groupGrants).where(eq(groupGrants.ownRole, id));
  const [used] = await unionAll(one, other).limit(1);
  return used !== undefined;
}

export async function deleteRole(tx: WriteTx, id: string): Promise<void> {
  await tx.delete(ownRoles).where(eq(ownRoles.id, id));
}
