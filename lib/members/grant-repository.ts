import { asc, inArray } from "drizzle-orm";
import { groupGrants, heldGrants, memberGroups } from "@/db/schema/groups";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { TimedGrant } from "@/lib/domain/member-access";
import type { OwnRole } from "@/lib/domain/permission";
import { ownRolesOf } from "./role-repository";

/** What someone has, of their own or as one of a group. */
export type HeldGrant = TimedGrant & {
  readonly group: { readonly id: string; readonly name: string } | null;
};

/** What these people have, or everyone in the company, by person. */
export async function grantsOf(tx: ReadTx, people?: readonly string[]): Promise<Map<string, HeldGrant[]>> {
  const rows = await tx
    .select()
    .from(heldGrants)
    .where(people && inArray(heldGrants.userId, [...people]))
    .orderBy(asc(heldGrants.role), asc(heldGrants.unit), asc(heldGrants.id));
  const roles = rows.some(({ ownRole }) => ownRole !== null) ? await ownRolesOf(tx) : [];
  const groups = rows.some(({ groupId }) => groupId !== null) ? await tx.select().from(memberGroups) : [];
  const byPerson = new Map<string, HeldGrant[]>();
  for (const row of rows) {
    const group = groups.find(({ id }) => id === row.groupId);
    const grant = { ...toGrant(row, roles), group: group ? { id: group.id, name: group.name } : null };
    byPerson.set(row.userId, [...(byPerson.get(row.userId) ?? []), grant]);
  }
  return byPerson;
}

export function ownGrants(held: readonly HeldGrant[]): TimedGrant[] {
  return held.flatMap(({ group, ...grant }) => (group ? [] : [grant]));
}

/** What each group gives, by its id. */
export async function grantsOfGroups(tx: ReadTx): Promise<Map<string, TimedGrant[]>> {
  const { role, unit, id } = groupGrants;
  const rows = await tx.select().from(groupGrants).orderBy(asc(role), asc(unit), asc(id));
  const roles = rows.some(({ ownRole }) => ownRole !== null) ? await ownRolesOf(tx) : [];
  const byGroup = new Map<string, TimedGrant[]>();
  for (const row of rows)
    byGroup.set(row.groupId, [...(byGroup.get(row.groupId) ?? []), toGrant(row, roles)]);
  return byGroup;
}

type GivenRow = Omit<typeof groupGrants.$inferSelect, "merchantId" | "id" | "groupId" | "createdAt">;

function toGrant(row: GivenRow, roles: readonly OwnRole[]): TimedGrant {
  const own = roles.find(({ id }) => id === row.ownRole);
  return {
    role: row.role,
    ...(own && { own }),
    extras: [
      ...(row.transactionManagement ? (["transaction_management"] as const) : []),
      ...(row.developer ? (["developer"] as const) : []),
    ],
    unit: row.unit ?? "all",
    from: row.validFrom,
    until: row.validUntil,
  };
}

/** The grant as columns. */
export function grantRow({ role, own, extras, unit, from, until }: TimedGrant): GivenRow {
  return {
    role,
    ownRole: own?.id ?? null,
    transactionManagement: extras.includes("transaction_management"),
    developer: extras.includes("developer"),
    unit: unit === "all" ? null : unit,
    validFrom: from,
    validUntil: until,
  };
}
