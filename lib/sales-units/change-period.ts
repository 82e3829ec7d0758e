import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { periodsIn, SETTLEMENT_PERIODS } from "@/lib/domain/payout";
import { fail, ok } from "@/lib/domain/result";
import { changeUnit } from "./change-unit";
import { findCompany } from "./read-repository";
import { msnInput } from "./unit-filter";

/** How often the money of a unit is paid out. Input: `{ msn, period }`. */
export const changePeriod = defineUseCase({
  permission: "settlement-period:edit",
  input: z.strictObject({ msn: msnInput, period: z.enum(SETTLEMENT_PERIODS) }),
  run: async (scope, { msn, period }) => {
    const { country } = await scope.read(findCompany);
    const offered = periodsIn(bankCountryOf(country)).includes(period);
    return changeUnit(scope, msn, (unit) => {
      if (!offered) return fail({ code: "period_not_offered" } as const);
      if (unit.settlementPeriod === period) return ok(undefined);
      const details = { before: unit.settlementPeriod, after: period };
      const action = "unit.settlement_period_changed";
      return ok({ patch: { settlementPeriod: period }, tellSettlement: { period }, action, details });
    });
  },
});
