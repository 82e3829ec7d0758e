import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideAccess, type GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { describeGrants } from "./access-input";
import { nameOf } from "./list-repository";
import { lockCompany, markRemoved } from "./repository";
import { tellOfRemoved } from "./tell-administrators";

export type RemoveFailure = GrantRefusal | { code: "member_not_found" };

/** Takes all access away from a member, or an invitation back. What they did keeps their name. */
export const removeMember = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ memberId: z.uuid() }),
  run(scope, { memberId }): Promise<Result<{ memberId: string }, RemoveFailure>> {
    return scope.write(async (tx): Promise<Change<Result<{ memberId: string }, RemoveFailure>>> => {
      const company = await lockCompany(tx, scope.merchantId);
      const member = company.find(({ id }) => id === memberId);
      if (!member) return { value: fail({ code: "member_not_found" }), audit: "unchanged" };
      const decision = decideAccess(company, scope.caller.id, memberId, [], now());
      if (!decision.ok) return { value: decision, audit: "unchanged" };
      await markRemoved(tx, memberId);
      // An invitation that is taken back ends no access.
      if (member.accepted) {
        const name = await nameOf(tx, memberId);
        await tellOfRemoved(tx, scope.caller, { id: memberId, name });
      }
      const details = {
        accepted: member.accepted,
        before: describeGrants([...member.grants, ...(member.byGroups ?? [])]),
      };
      const audit = { action: "member.removed", subject: `user:${memberId}`, details };
      return { value: ok({ memberId }), audit };
    });
  },
});
