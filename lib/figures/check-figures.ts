import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { differingHours, markHours } from "./check-repository";
import { lockFigures } from "./count-repository";
import { merchantTimeZone } from "./unit-repository";

const day = z.iso.date();

/**
 * Counts the days from `from` to `to` of a sales unit from its payments and events and compares: hours whose figures differ are
 * marked, so that they are counted anew. Hours that are marked already are not told.
 */
export const checkFigures = defineUseCase({
  permission: "figure:count",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/), from: day, to: day }),
  run: (scope, { msn, from, to }): Promise<Result<{ differing: number }, never>> =>
    scope.write(async (tx) => {
      await lockFigures(tx, msn);
      const place = { merchantId: scope.merchantId, msn, timeZone: await merchantTimeZone(tx) };
      const hours = await differingHours(tx, place, from, to);
      await markHours(tx, place, hours);
      return {
        value: ok({ differing: hours.length }),
        audit: hours.length > 0 ? "own-record" : "unchanged",
      };
    }),
});
