import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  ilike,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { heldGrants } from "@/db/schema/groups";
import { salesUnits } from "@/db/schema/sales-units";
import { memberships, users } from "@/db/schema/users";
import type { ReadTx } from "@/lib/access/tenant-db";
import { ROLES } from "@/lib/domain/permission";

export type MemberState = "active" | "invited" | "former";

export type MemberFilter = {
  readonly q: string;
  /** A role of the portal, or the id of one of the company's own. */
  readonly role: string | null;
  /** MSN: people with access to this sales unit, those with access to all of them included. */
  readonly unit: string | null;
  /** Null: everyone but former members. "resting": active ones who have not signed in since `restingSince`. */
  readonly state: MemberState | "resting" | null;
  readonly restingSince: Date;
};

const stateOf = sql<MemberState>`case when ${memberships.removedAt} is not null then 'former'
  when ${memberships.acceptedAt} is null then 'invited' else 'active' end`;

const COLUMNS = {
  id: users.id,
  name: users.name,
  country: users.country,
  phone: users.phone,
  email: sql<string | null>`coalesce(${memberships.email}, ${users.email})`,
  lastSignInAt: users.lastSignInAt,
  invitedAt: memberships.createdAt,
  acceptedAt: memberships.acceptedAt,
  removedAt: memberships.removedAt,
  invitedBy: memberships.invitedBy,
  state: stateOf,
};

/** Members by name, `most` of them from the given place on. */
export function membersOf(tx: ReadTx, filter: MemberFilter, place: { offset: number; most: number }) {
  return tx
    .select(COLUMNS)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inState(filter), named(filter.q), granted(tx, filter)))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
    .offset(place.offset)
    .limit(place.most);
}

export async function memberOf(tx: ReadTx, id: string) {
  const [row] = await tx
    .select(COLUMNS)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.userId, id));
  return row;
}

/** Everyone who works here or is invited, by name. */
export function peopleHere(tx: ReadTx): Promise<{ id: string; name: string; state: MemberState }[]> {
  return tx
    .select({ id: users.id, name: users.name, state: stateOf })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(isNull(memberships.removedAt))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));
}

export async function nameOf(tx: ReadTx, id: string): Promise<string | null> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id));
  return row?.name ?? null;
}

/** How many still have access and have not used it for long. */
export async function countResting(tx: ReadTx, restingSince: Date): Promise<number> {
  const [row] = await tx
    .select({ people: count() })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(inState({ state: "resting", restingSince }));
  return row?.people ?? 0;
}

function inState({ state, restingSince }: Pick<MemberFilter, "state" | "restingSince">): SQL | undefined {
  if (state === "former") return isNotNull(memberships.removedAt);
  const here = isNull(memberships.removedAt);
  if (state === "invited") return and(here, isNull(memberships.acceptedAt));
  // Who came only lately has had no time to rest.
  const lastUse = sql`coalesce(${users.lastSignInAt}, ${memberships.acceptedAt})`;
  if (state === "resting") return and(here, isNotNull(memberships.acceptedAt), lt(lastUse, restingSince));
  return state === "active" ? and(here, isNotNull(memberships.acceptedAt)) : here;
}

/** Each word stands somewhere in name, e-mail or phone. */
function named(q: string): SQL | undefined {
  const words = q.split(/\s+/).filter((word) => word !== "");
  return and(
    ...words.map((word) => {
      const within = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
      return or(
        ilike(users.name, within),
        ilike(users.email, within),
        ilike(memberships.email, within),
        ilike(users.phone, within.replace("+", "")),
      );
    }),
  );
}

/** By a grant of their own or of a group. An own role has its id, and stands beside the least of the portal's. */
function granted(tx: ReadTx, { role, unit }: MemberFilter): SQL | undefined {
  if (!role && !unit) return undefined;
  const portals = ROLES.find((one) => one === role);
  const fits = and(
    eq(heldGrants.userId, memberships.userId),
    portals && and(eq(heldGrants.role, portals), isNull(heldGrants.ownRole)),
    role && !portals ? eq(heldGrants.ownRole, role) : undefined,
    unit ? or(isNull(heldGrants.unit), eq(heldGrants.unit, unit)) : undefined,
  );
  return exists(tx.select({ one: sql`1` }).from(heldGrants).where(fits));
}

export type UnitName = { msn: string; name: string; environment: "production" | "test" };

export function unitNames(tx: ReadTx): Promise<UnitName[]> {
  const { msn, name, environment } = salesUnits;
  return tx.select({ msn, name, environment }).from(salesUnits).orderBy(asc(name), asc(msn));
}

/** What a person did here last, the latest first. */
export function deedsOf(tx: ReadTx, userId: string, most: number) {
  const { seq, at, action, subject } = auditLog;
  return tx
    .select({ seq, at, action, subject })
    .from(auditLog)
    .where(and(eq(auditLog.actorId, userId), eq(auditLog.actorKind, "person")))
    .orderBy(desc(at), desc(seq))
    .limit(most);
}
