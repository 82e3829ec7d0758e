import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { groupMembers, heldGrants } from "@/db/schema/groups";
import { merchants } from "@/db/schema/merchants";
import { grants, memberships, ownRoles, users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import type { Role } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { appendAudit } from "./audit";
import { asDirectory } from "./directory";
import type { Person } from "./person";
import { inWriteTransaction, type WriteTx } from "./tenant-db";

/** A company that wants the person, and as what. */
export type Invitation = {
  readonly company: string;
  readonly slug: string;
  readonly organisationNumber: string;
  readonly country: string;
  readonly invitedBy: string | null;
  readonly roles: readonly Role[];
  /** Names of the company's own roles. */
  readonly ownRoles: readonly string[];
};

const isOpen = and(isNull(memberships.acceptedAt), isNull(memberships.removedAt));

/** What the person has not answered yet, the latest first. */
export async function openInvitations(userId: string): Promise<Invitation[]> {
  const inviter = alias(users, "inviter");
  return asDirectory(async (tx) => {
    const open = await tx
      .select({ merchant: merchants, invitedBy: inviter.name })
      .from(memberships)
      .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
      .leftJoin(inviter, eq(inviter.id, memberships.invitedBy))
      .where(and(eq(memberships.userId, userId), isOpen))
      .orderBy(desc(memberships.createdAt));
    const wished = await tx
      .selectDistinct({ merchantId: heldGrants.merchantId, role: heldGrants.role, own: ownRoles.name })
      .from(heldGrants)
      .leftJoin(
        ownRoles,
        and(eq(ownRoles.merchantId, heldGrants.merchantId), eq(ownRoles.id, heldGrants.ownRole)),
      )
      .where(eq(heldGrants.userId, userId))
      .orderBy(asc(heldGrants.role), asc(ownRoles.name));
    return open.map(({ merchant: { id, slug, name, organisationNumber, country }, invitedBy }) => {
      const here = wished.filter(({ merchantId }) => merchantId === id);
      const roles = here.flatMap(({ role, own }) => (own === null ? [role] : []));
      const own = here.flatMap((grant) => grant.own ?? []);
      return { company: name, slug, organisationNumber, country, invitedBy, roles, ownRoles: own };
    });
  });
}

export type InvitationFailure = { code: "invitation_over" };

/**
 * Says yes or no, once: the second answer, and one to an invitation that was taken back, changes nothing. `accepted` runs with the
 * change, with the id of whoever invited.
 */
export async function answerInvitation(
  person: Person,
  slug: string,
  yes: boolean,
  accepted: (tx: WriteTx, invitedBy: string | null) => Promise<unknown>,
): Promise<Result<null, InvitationFailure>> {
  const [company] = await asDirectory((tx) => tx.select().from(merchants).where(eq(merchants.slug, slug)));
  if (!company) return fail({ code: "invitation_over" });
  const { id: merchantId, timeZone } = company;
  const caller = {
    kind: "person",
    id: person.id,
    name: person.name,
    merchantId,
    merchantSlug: slug,
    timeZone,
    provedAt: person.provedAt,
    grants: [],
  } as const;
  return inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    const own = and(eq(memberships.userId, person.id), eq(memberships.merchantId, merchantId));
    const answer = yes ? { acceptedAt: now() } : { removedAt: now() };
    const [membership] = await tx
      .update(memberships)
      .set(answer)
      .where(and(own, isOpen))
      .returning({ invitedBy: memberships.invitedBy });
    if (!membership) return fail({ code: "invitation_over" });
    if (yes) await accepted(tx, membership.invitedBy);
    else await tx.delete(grants).where(and(eq(grants.userId, person.id), eq(grants.merchantId, merchantId)));
    if (!yes) await tx.delete(groupMembers).where(eq(groupMembers.userId, person.id));
    const action = yes ? "member.accepted" : "member.declined";
    await appendAudit(tx, caller, { action, subject: `user:${person.id}` });
    return ok(null);
  });
}
