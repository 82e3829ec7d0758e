import { z } from "zod";
import { endSessionsWithin } from "@/lib/access/known-people";
import { needsFactorElsewhere, takeFactorsAway } from "@/lib/access/take-factors-away";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideFactorRemoval, type FactorRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockCompany } from "./repository";
import { tellOfLostFactor } from "./tell-of-lost-factor";

export type TakeFailure =
  | FactorRefusal
  | { code: "member_not_found" }
  | { code: "factor_needed_elsewhere" }
  | { code: "no_factor" };

/**
 * A colleague lost their phone and their recovery codes: their second factor is taken away and they are signed out everywhere.
 * At the next sign-in by password they set up another, if they need one.
 */
export const takeFactorAway = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ memberId: z.uuid() }),
  run({ write, caller, merchantId }, { memberId }): Promise<Result<{ memberId: string }, TakeFailure>> {
    return write(async (tx): Promise<Change<Result<{ memberId: string }, TakeFailure>>> => {
      const refused = (error: TakeFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const company = await lockCompany(tx, merchantId);
      const member = company.find(({ id, accepted }) => id === memberId && accepted);
      if (!member) return refused({ code: "member_not_found" });
      const decision = decideFactorRemoval(company, caller.id, member, now());
      if (!decision.ok) return refused(decision.error);
      if (await needsFactorElsewhere(tx, memberId, merchantId))
        return refused({ code: "factor_needed_elsewhere" });
      const factors = await takeFactorsAway(tx, memberId);
      if (factors === 0) return refused({ code: "no_factor" });
      const ended = await endSessionsWithin(tx, memberId, "all");
      await tellOfLostFactor(tx, caller, memberId);
      const details = { factors, ended };
      return {
        value: ok({ memberId }),
        audit: { action: "member.factor_removed", subject: `user:${memberId}`, details },
      };
    });
  },
});
