import {
  type GrantRefusal,
  heldByManager,
  losesLastAdministrator,
  type MemberStanding,
  mayGive,
  type TimedGrant,
  troubleWithTime,
} from "./member-access";
import { fail, ok, type Result } from "./result";

/** People who have the same access beside their own: for all of them it is given, changed and taken away at once. */
export type Group = {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly TimedGrant[];
  /** Ids of people, invited ones included. */
  readonly members: readonly string[];
};

/**
 * Whether `giver` may turn the group from `before` into `after`; undefined where it is not there yet or no more. Whoever gets into a
 * group is given what it gives, so the rules are those of giving it to each; who leaves it loses that.
 */
export function decideGroup(
  company: readonly MemberStanding[],
  giver: string,
  { before, after }: { before?: Group | undefined; after?: Group | undefined },
  at: Date,
): Result<null, GrantRefusal> {
  const held = heldByManager(company, giver, at);
  if (!held) return fail({ code: "no_longer_administrator" });
  if (!sameGrants(givenTo(giver, before), givenTo(giver, after))) return fail({ code: "own_rights" });
  const wished = after?.grants ?? [];
  const changed = !sameGrants(before?.grants ?? [], wished);
  const trouble = changed ? troubleWithTime(wished, at) : undefined;
  if (trouble) return fail({ code: trouble });
  const joined = after?.members.some((member) => !before?.members.includes(member));
  if ((changed || joined) && !wished.every((grant) => mayGive(held, grant)))
    return fail({ code: "grant_beyond_own" });
  const then = company.map((member) => standingAfter(member, before, after));
  return losesLastAdministrator(company, then, at) ? fail({ code: "last_administrator" }) : ok(null);
}

function givenTo(member: string, group: Group | undefined): readonly TimedGrant[] {
  return group?.members.includes(member) ? group.grants : [];
}

function standingAfter(
  member: MemberStanding,
  before: Group | undefined,
  after: Group | undefined,
): MemberStanding {
  const others = (member.byGroups ?? []).filter(({ group }) => group !== before?.id);
  if (!after?.members.includes(member.id)) return { ...member, byGroups: others };
  const own = after.grants.map((grant) => ({ ...grant, group: after.id }));
  return { ...member, byGroups: [...others, ...own] };
}

/** Whether both lists give the same, in whatever order. */
export function sameGrants(one: readonly TimedGrant[], other: readonly TimedGrant[]): boolean {
  return written(one) === written(other);
}

function written(grants: readonly TimedGrant[]): string {
  const lines = grants.map(({ role, own, extras, unit, from, until }) =>
    JSON.stringify([role, own?.id, [...extras].sort(), unit, from, until]),
  );
  return JSON.stringify([...new Set(lines)].sort());
}
