import { type Grant, type OwnRole, PERMISSIONS, permissionsOf, reaches, reachOf } from "./permission";
import { fail, ok, type Result } from "./result";

/** A grant with the time that it holds for: from an instant on, until just before another one; null is without a bound. */
export type TimedGrant = Grant & { readonly from: Date | null; readonly until: Date | null };

/** Someone of a company, as far as the rules on rights must know. */
export type MemberStanding = {
  readonly id: string;
  /** False while the person has not accepted the invitation. */
  readonly accepted: boolean;
  /** The person's own. */
  readonly grants: readonly TimedGrant[];
  /** What they have as one of a group, beside their own; `group` is its id. */
  readonly byGroups?: readonly (TimedGrant & { readonly group: string })[];
};

export type GrantRefusal =
  | { code: "own_rights" }
  | { code: "no_longer_administrator" }
  | { code: "grant_beyond_own" }
  | { code: "grant_over_already" }
  | { code: "grant_ends_before_start" }
  | { code: "last_administrator" };

export function holdsNow({ from, until }: TimedGrant, at: Date): boolean {
  return (from === null || from <= at) && (until === null || at < until);
}

/** Grants that count at this moment, those of groups included. */
export function grantsNow({ accepted, grants, byGroups = [] }: MemberStanding, at: Date): TimedGrant[] {
  return accepted ? [...grants, ...byGroups].filter((grant) => holdsNow(grant, at)) : [];
}

/** Whether the giver has everything that the grant gives, wherever it gives it. */
export function mayGive(giver: readonly Grant[], wished: Grant): boolean {
  const given = permissionsOf(wished);
  return PERMISSIONS.filter((permission) => given.has(permission)).every((permission) => {
    // "all" is the name of no sales unit: only who reaches all of them reaches it.
    return reaches(reachOf(giver, permission), wished.unit);
  });
}

/** Someone who can let people in today and, as things stand, always will: one whose access ends is no rock to stand on. */
function isLastingAdministrator(member: MemberStanding, at: Date): boolean {
  return grantsNow(member, at).some(({ role, until }) => role === "administrator" && until === null);
}

/** Whether the change would leave the company without anyone who can let people in. */
export function losesLastAdministrator(
  before: readonly MemberStanding[],
  after: readonly MemberStanding[],
  at: Date,
): boolean {
  const has = (company: readonly MemberStanding[]) =>
    company.some((member) => isLastingAdministrator(member, at));
  return has(before) && !has(after);
}

/** What the giver holds, as long as that lets them manage people; who may give at all is asked anew under the lock. */
export function heldByManager(
  company: readonly MemberStanding[],
  giver: string,
  at: Date,
): readonly TimedGrant[] | undefined {
  const own = company.find(({ id }) => id === giver);
  const held = own ? grantsNow(own, at) : [];
  return reachOf(held, "member:manage") === "all" ? held : undefined;
}

/** What is wrong with the time of a grant that is to be given. */
export function troubleWithTime(
  wished: readonly TimedGrant[],
  at: Date,
): "grant_ends_before_start" | "grant_over_already" | undefined {
  if (wished.some(({ from, until }) => from && until && until <= from)) return "grant_ends_before_start";
  return wished.some(({ until }) => until && until <= at) ? "grant_over_already" : undefined;
}

/**
 * Whether `giver` may leave `target` with these grants of their own, none meaning removal, from groups too. `company` is everyone
 * as they stand at `at`, read under a lock, the giver among them: what the giver could do when the page was opened may be gone.
 */
export function decideAccess(
  company: readonly MemberStanding[],
  giver: string,
  target: string,
  wished: readonly TimedGrant[],
  at: Date,
): Result<null, GrantRefusal> {
  if (giver === target) return fail({ code: "own_rights" });
  const held = heldByManager(company, giver, at);
  if (!held) return fail({ code: "no_longer_administrator" });
  const trouble = troubleWithTime(wished, at);
  if (trouble) return fail({ code: trouble });
  if (!wished.every((grant) => mayGive(held, grant))) return fail({ code: "grant_beyond_own" });
  const kept = wished.length === 0 ? { byGroups: [] } : {};
  const after = company.map((member) =>
    member.id === target ? { ...member, grants: wished, ...kept } : member,
  );
  return losesLastAdministrator(company, after, at) ? fail({ code: "last_administrator" }) : ok(null);
}

export type FactorRefusal =
  | { code: "own_factor" }
  | { code: "factor_beyond_own" }
  | Extract<GrantRefusal, { code: "no_longer_administrator" }>;

/**
 * Whether `remover` may take the second factor of `target` away. It protects what the target may do, so nobody takes it from
 * someone who may do more.
 */
export function decideFactorRemoval(
  company: readonly MemberStanding[],
  remover: string,
  target: MemberStanding,
  at: Date,
): Result<null, FactorRefusal> {
  if (remover === target.id) return fail({ code: "own_factor" });
  const held = heldByManager(company, remover, at);
  if (!held) return fail({ code: "no_longer_administrator" });
  // What a group gives counts like their own: else the factor of an administrator by a group could be taken by someone who is none.
  return [...target.grants, ...(target.byGroups ?? [])].every((grant) => mayGive(held, grant))
    ? ok(null)
    : fail({ code: "factor_beyond_own" });
}

export type OwnRoleRefusal = Extract<
  GrantRefusal,
  { code: "own_rights" | "no_longer_administrator" | "grant_beyond_own" }
>;

/** Whether `giver` may let a role give this from now on: to change a role is to change the rights of all who have it. */
export function decideOwnRole(
  company: readonly MemberStanding[],
  giver: string,
  role: OwnRole,
  at: Date,
): Result<null, OwnRoleRefusal> {
  const own = company.find(({ id }) => id === giver);
  const held = heldByManager(company, giver, at);
  if (!own || !held) return fail({ code: "no_longer_administrator" });
  if ([...own.grants, ...(own.byGroups ?? [])].some((grant) => grant.own?.id === role.id))
    return fail({ code: "own_rights" });
  const given: Grant = { role: "accountant", own: role, extras: [], unit: "all" };
  return mayGive(held, given) ? ok(null) : fail({ code: "grant_beyond_own" });
}
