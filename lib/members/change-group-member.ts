import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideGroup } from "@/lib/domain/group-access";
import type { GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { describeGrants } from "./access-input";
import { grantsOf } from "./grant-repository";
import { groupsOf, putIn, takeOut } from "./group-repository";
import { lockCompany } from "./repository";

export type GroupMemberFailure = GrantRefusal | { code: "group_not_found" } | { code: "member_not_found" };

/**
 * Puts a member into a group or takes them out. It counts from their next request on; for someone invited, from the moment that
 * they accept. Input: `{ groupId, memberId, inside }`, the last one being how it is to be.
 */
export const changeGroupMember = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ groupId: z.uuid(), memberId: z.uuid(), inside: z.boolean() }),
  run(
    { merchantId, caller, write },
    { groupId, memberId, inside },
  ): Promise<Result<{ name: string }, GroupMemberFailure>> {
    return write(async (tx): Promise<Change<Result<{ name: string }, GroupMemberFailure>>> => {
      const refused = (error: GroupMemberFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const company = await lockCompany(tx, merchantId);
      const group = (await groupsOf(tx)).find(({ id }) => id === groupId);
      if (!group) return refused({ code: "group_not_found" });
      if (!company.some(({ id }) => id === memberId)) return refused({ code: "member_not_found" });
      const value = ok({ name: group.name });
      if (group.members.includes(memberId) === inside) return { value, audit: "unchanged" };
      const others = group.members.filter((id) => id !== memberId);
      const after = { ...group, members: inside ? [...others, memberId] : others };
      const decision = decideGroup(company, caller.id, { before: group, after }, now());
      if (!decision.ok) return refused(decision.error);
      const held = async () => describeGrants((await grantsOf(tx, [memberId])).get(memberId) ?? []);
      const before = await held();
      await (inside ? putIn(tx, merchantId, groupId, memberId) : takeOut(tx, groupId, memberId));
      const details = { group: group.name, before, after: await held() };
      const action = inside ? "group.member_added" : "group.member_removed";
      return { value, audit: { action, subject: `user:${memberId}`, details } };
    });
  },
});
