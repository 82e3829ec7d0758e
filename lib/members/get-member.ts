import { z } from "zod";
import { factorsOf } from "@/lib/access/list-factors";
import { listSessions } from "@/lib/access/session-store";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsNow } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { grantsOf, type HeldGrant } from "./grant-repository";
import { groupsOf } from "./group-repository";
import { deedsOf, type MemberState, memberOf, nameOf, type UnitName, unitNames } from "./list-repository";

const MOST_DEEDS = 20;

export type MemberSession = {
  readonly id: string;
  readonly method: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

export type Deed = {
  readonly seq: number;
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
};

export type MemberDetails = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly state: MemberState;
  /** Whether it is the person who asks: nobody edits their own rights. */
  readonly self: boolean;
  readonly lastSignInAt: Date | null;
  readonly invitedAt: Date;
  readonly acceptedAt: Date | null;
  readonly removedAt: Date | null;
  /** A name, or null where it is not known here any more. */
  readonly invitedBy: string | null;
  readonly grants: readonly (HeldGrant & { readonly now: boolean })[];
  /** All groups of the company, and whether the person is in. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly inside: boolean }[];
  readonly units: readonly UnitName[];
  readonly sessions: readonly MemberSession[];
  readonly deeds: readonly Deed[];
  /** What a sign-in by password is secured with; undefined for someone who has no password, or no access here. */
  readonly factors: { readonly app: boolean; readonly passkeys: number } | undefined;
};

/** One person of the company, former ones too: rights, sessions, and what they did here last. */
export const getMember = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({ memberId: z.string() }),
  async run(scope, { memberId }): Promise<Result<MemberDetails, { code: "member_not_found" }>> {
    if (!z.uuid().safeParse(memberId).success) return fail({ code: "member_not_found" });
    const found = await scope.read(async (tx) => {
      const member = await memberOf(tx, memberId);
      if (!member) return undefined;
      const grants = (await grantsOf(tx, [memberId])).get(memberId) ?? [];
      const invitedBy = member.invitedBy ? await nameOf(tx, member.invitedBy) : null;
      const deeds = await deedsOf(tx, memberId, MOST_DEEDS);
      const groups = (await groupsOf(tx)).map(({ id, name, members }) => {
        return { id, name, inside: members.includes(memberId) };
      });
      return { ...member, grants, invitedBy, deeds, groups, units: await unitNames(tx) };
    });
    if (!found) return fail({ code: "member_not_found" });
    const at = now();
    return ok({
      ...found,
      self: memberId === scope.caller.id,
      grants: found.grants.map((grant) => ({ ...grant, now: holdsNow(grant, at) })),
      // Where else someone signs in is nobody's business before they said yes, or after they left.
      factors: found.state === "active" ? await factorsBesidePassword(memberId) : undefined,
      sessions: found.state === "active" ? (await listSessions(memberId)).map(toSession) : [],
    });
  },
});

async function factorsBesidePassword(memberId: string): Promise<MemberDetails["factors"]> {
  const { hasPassword, app, passkeys } = await factorsOf(memberId);
  return hasPassword ? { app: app !== undefined, passkeys: passkeys.length } : undefined;
}

function toSession({ id, method, ip, userAgent, createdAt, lastSeenAt }: MemberSession): MemberSession {
  return { id, method, ip, userAgent, createdAt, lastSeenAt };
}
