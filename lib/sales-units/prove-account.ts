import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { whoseAccount } from "@/lib/payments-api/management";
import { type ChangeFailure, changeUnit, type Plan } from "./change-unit";
import { findUnit } from "./read-repository";
import { tellOfAccount } from "./tell-people";
import { msnInput } from "./unit-filter";

export type ProveFailure = { code: "nothing_to_prove" } | { code: "account_not_proved" } | ChangeFailure;

/** After the penny transfer: asks the platform again, and moves the settlement where it is convinced. Input: `{ msn }`. */
export const proveAccount = defineUseCase({
  permission: "settlement-account:edit",
  fresh: true,
  input: z.strictObject({ msn: msnInput }),
  run: async (scope, { msn }): Promise<Result<{ msn: string }, ProveFailure>> => {
    const account = (await scope.read((tx) => findUnit(tx, msn)))?.accountToProve;
    if (!account) return fail({ code: "nothing_to_prove" });
    const owner = await whoseAccount(msn, account);
    if (owner === "unavailable") return fail({ code: "platform_unavailable" });
    if (owner === "other" || owner === "not_known") return fail({ code: "account_not_proved" });
    const plan: Plan<{ code: "nothing_to_prove" }> = (unit) => {
      if (unit.accountToProve !== account) return fail({ code: "nothing_to_prove" });
      const details = { before: unit.settlementAccount?.slice(-4) ?? null, after: account.slice(-4) };
      const patch = { settlementAccount: account, accountToProve: null };
      return ok({ patch, tellSettlement: { account }, action: "unit.account_changed", details });
    };
    return changeUnit(scope, msn, plan, (tx, before) => tellOfAccount(tx, scope, before, account));
  },
});
