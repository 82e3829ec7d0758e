import { z } from "zod";
import { forgetUnlessElsewhere } from "@/lib/access/known-people";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideAccess, type GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { forgetExports } from "@/lib/exports/forget-exports";
import { forgetMessages } from "./forget-repository";
import { deleteMembership, findMembership, lockCompany } from "./repository";
import { tellOfRemoved } from "./tell-administrators";

export type ForgetFailure = GrantRefusal | { code: "member_not_found" };

/** `to` is where the person's page was reached from: it is there no more. */
export type Forgotten = { elsewhere: boolean; to: string };

/**
 * Deletes everything about a person who works here or did. History keeps what they did under an id that names nobody; where
 * another company has them too, only this company forgets.
 */
export const forgetMember = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ memberId: z.uuid() }),
  run(scope, { memberId }): Promise<Result<Forgotten, ForgetFailure>> {
    const { merchantId, caller } = scope;
    return scope.write(async (tx): Promise<Change<Result<Forgotten, ForgetFailure>>> => {
      const company = await lockCompany(tx, merchantId);
      if (!(await findMembership(tx, memberId)))
        return { value: fail({ code: "member_not_found" }), audit: "unchanged" };
      const decision = decideAccess(company, caller.id, memberId, [], now());
      if (!decision.ok) return { value: decision, audit: "unchanged" };
      await forgetMessages(tx, memberId);
      await forgetExports(tx, memberId);
      await deleteMembership(tx, memberId);
      if (company.some(({ id, accepted }) => id === memberId && accepted))
        await tellOfRemoved(tx, caller, { id: memberId, name: null });
      const elsewhere = !(await forgetUnlessElsewhere(tx, memberId, merchantId));
      const slug = caller.kind === "person" ? caller.merchantSlug : "";
      const audit = { action: "member.forgotten", subject: `user:${memberId}`, details: { elsewhere } };
      return { value: ok({ elsewhere, to: `/m/${slug}/members` }), audit };
    });
  },
});
