import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { countFees, countHours, dropMarked, lockFigures, readMarked } from "./count-repository";
import { merchantTimeZone } from "./unit-repository";

/** As many marks as one transaction works off: some hundreds of hours take well under a second. */
const AT_ONCE = 2_000;

/**
 * Counts anew every hour of a sales unit in which something changed, from the payments and events themselves. Doing it twice gives
 * the same figures. `left` tells whether more is marked than was worked off.
 */
export const countFigures = defineUseCase({
  permission: "figure:count",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  run: (scope, { msn }): Promise<Result<{ counted: number; left: boolean }, never>> =>
    scope.write(async (tx) => {
      await lockFigures(tx, msn);
      const marked = await readMarked(tx, msn, AT_ONCE);
      const place = { merchantId: scope.merchantId, msn, timeZone: await merchantTimeZone(tx) };
      const hours = new Set(marked.flatMap(({ hour }) => hour?.getTime() ?? []));
      const days = new Set(marked.flatMap(({ feeDay }) => feeDay ?? []));
      if (hours.size > 0) {
        const asked = [...hours].map((at) => new Date(at));
        await countHours(tx, place, asked);
      }
      if (days.size > 0) await countFees(tx, place, [...days]);
      await dropMarked(
        tx,
        msn,
        marked.map(({ id }) => id),
      );
      const value = ok({ counted: hours.size + days.size, left: marked.length === AT_ONCE });
      // What is counted are rows that have their own history; the counts themselves are nobody's deed.
      return { value, audit: marked.length > 0 ? "own-record" : "unchanged" };
    }),
});
