import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type AccountProblem, readSettlementAccount } from "@/lib/domain/settlement-account";
import { whoseAccount } from "@/lib/payments-api/management";
import { type ChangeFailure, changeUnit, type Plan } from "./change-unit";
import { findCompany, findUnit } from "./read-repository";
import { tellOfAccount } from "./tell-people";
import { msnInput } from "./unit-filter";

/** Enough for a slip of the finger; too few to ask about other people's accounts one by one. */
const PER_PERSON = { name: "account-check", most: 10, windowMs: 3_600_000 };

export type AccountFailure =
  | { code: AccountProblem }
  | { code: "account_of_another" }
  | { code: "too_many_requests" }
  | ChangeFailure;

const lastFour = (account: string | null) => account?.slice(-4) ?? null;

/**
 * Where the money of a unit goes. An account of another organisation is refused; one that the platform can't place waits for a penny
 * transfer from it, and the money goes where it went until then. Typing the present account takes a waiting one back.
 * Input: `{ msn, account }`, as someone typed it.
 */
export const changeAccount = defineUseCase({
  permission: "settlement-account:edit",
  fresh: true,
  input: z.strictObject({ msn: msnInput, account: z.string().max(60) }),
  run: async (scope, { msn, account: typed }): Promise<Result<{ msn: string }, AccountFailure>> => {
    const { company, unit } = await scope.read(async (tx) => ({
      company: await findCompany(tx),
      unit: await findUnit(tx, msn),
    }));
    if (!unit) return fail({ code: "sales_unit_not_found" });
    const account = readSettlementAccount(bankCountryOf(company.country), typed);
    if (!account.ok) return fail({ code: account.error });
    const { number } = account.value;
    if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
    const owner = unit.environment === "test" ? "own" : await whoseAccount(msn, number);
    if (owner === "other") return fail({ code: "account_of_another" });
    if (owner === "unavailable") return fail({ code: "platform_unavailable" });
    const waits = owner === "not_known" && unit.settlementAccount !== number;
    const plan: Plan<never> = (now) => {
      const patch = waits ? { accountToProve: number } : { settlementAccount: number, accountToProve: null };
      if (now.settlementAccount === number && now.accountToProve === null) return ok(undefined);
      if (waits && now.accountToProve === number) return ok(undefined);
      const details = { before: lastFour(now.settlementAccount), after: lastFour(number) };
      if (waits) return ok({ patch, action: "unit.account_to_prove", details });
      const tellSettlement = { account: number };
      return ok({ patch, tellSettlement, action: "unit.account_changed", details });
    };
    return changeUnit(scope, msn, plan, async (tx, before) => {
      if (!waits) await tellOfAccount(tx, scope, before, number);
    });
  },
});
