import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideAccess, type GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { accessInput, describeGrants, grantsFrom } from "./access-input";
import { foreignUnits, lockCompany, replaceGrants } from "./repository";
import { ownRolesOf } from "./role-repository";
import { timeZoneOf } from "./time-zone";

export type ChangeFailure =
  | GrantRefusal
  | { code: "member_not_found" }
  | { code: "unit_not_found" }
  | { code: "role_not_found" };

/** Gives a member this access in place of what they had. It counts from their next request on. */
export const changeAccess = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ memberId: z.uuid(), access: accessInput }),
  run(scope, { memberId, access }): Promise<Result<{ memberId: string }, ChangeFailure>> {
    const { merchantId, caller } = scope;
    return scope.write(async (tx): Promise<Change<Result<{ memberId: string }, ChangeFailure>>> => {
      const refused = (error: ChangeFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const company = await lockCompany(tx, merchantId);
      const member = company.find(({ id }) => id === memberId);
      if (!member) return refused({ code: "member_not_found" });
      const wished = grantsFrom(access, timeZoneOf(caller), await ownRolesOf(tx));
      if (!wished) return refused({ code: "role_not_found" });
      const decision = decideAccess(company, caller.id, memberId, wished, now());
      if (!decision.ok) return refused(decision.error);
      const units = wished.flatMap(({ unit }) => (unit === "all" ? [] : [unit]));
      if ((await foreignUnits(tx, units)).length > 0) return refused({ code: "unit_not_found" });
      const [before, after] = [describeGrants(member.grants), describeGrants(wished)];
      const value = ok({ memberId });
      if (JSON.stringify(before) === JSON.stringify(after)) return { value, audit: "unchanged" };
      await replaceGrants(tx, { merchantId, userId: memberId }, wished);
      const details = { before, after };
      return { value, audit: { action: "member.access.changed", subject: `user:${memberId}`, details } };
    });
  },
});
