import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { MAX_MINOR } from "@/lib/domain/money";
import { ok } from "@/lib/domain/result";
import { changeUnit } from "./change-unit";
import { msnInput } from "./unit-filter";

/**
 * Up to how much one person may refund within a day without proving again who they are. Input: `{ msn, limitMinor }` in minor
 * units of the unit's currency; null for any amount. Lifting it is what a stolen session would do first, so that takes a proof too.
 */
export const changeRefundLimit = defineUseCase({
  permission: "unit:edit",
  fresh: true,
  input: z.strictObject({ msn: msnInput, limitMinor: z.int().min(0).max(MAX_MINOR).nullable() }),
  run: (scope, { msn, limitMinor }) =>
    changeUnit(scope, msn, (unit) => {
      if (unit.refundLimitMinor === limitMinor) return ok(undefined);
      const { currency } = unit;
      const details = { formerMinor: unit.refundLimitMinor, amountMinor: limitMinor, currency };
      return ok({ patch: { refundLimitMinor: limitMinor }, action: "unit.refund_limit_changed", details });
    }),
});
