import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type NameProblem, readUnitName } from "@/lib/domain/sales-unit";
import { isPlayed } from "@/lib/payments-api/management";
import { addOrder } from "./repository";

export type AddFailure = { code: NameProblem } | { code: "orders_elsewhere" };
type Outcome = Result<{ to: string }, AddFailure>;

/**
 * Asks the platform for a test sales unit, which is there after a couple of minutes and can never be changed. Input: `{ id, name,
 * partner, skipLandingPage, recurring, directCapture }`; the same id again is the same unit.
 */
export const addTestUnit = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({
    id: z.uuid(),
    name: z.string().max(200),
    partner: z.string().trim().max(80),
    skipLandingPage: z.boolean(),
    recurring: z.boolean(),
    directCapture: z.boolean(),
  }),
  run: async (scope, { id, name: typed, ...answers }): Promise<Outcome> => {
    const name = readUnitName(typed);
    if (!name.ok) return fail({ code: name.error });
    if (!isPlayed()) return fail({ code: "orders_elsewhere" });
    const { merchantId, caller } = scope;
    const to = caller.kind === "person" ? `/m/${caller.merchantSlug}/sales-units` : "/";
    const at = now();
    return scope.write(async (tx): Promise<Change<Outcome>> => {
      const fresh = await addOrder(tx, {
        ...{ merchantId, id, name: name.value, answers },
        environment: "test",
        product: "test_unit",
        state: "submitted",
        steps: [{ state: "submitted", at, note: "" }],
        createdBy: caller.id,
        createdAt: at,
        changedAt: at,
      });
      const audit = {
        action: "order.test_unit_requested",
        subject: `order:${id}`,
        details: { name: name.value },
      };
      return { value: ok({ to }), audit: fresh ? audit : "unchanged" };
    });
  },
});
