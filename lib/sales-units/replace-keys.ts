import { countAttempt } from "@/lib/access/rate-limit";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { checkKeys, type KeysProblem } from "@/lib/payments-api/check-keys";
import { KEY_TRIES } from "./key-tries";
import { findUnit } from "./read-repository";
import { checkAgain } from "./repository";
import { keysInput } from "./take-in-unit";

export type ReplaceFailure =
  | { code: KeysProblem }
  | { code: "sales_unit_not_found" }
  | { code: "too_many_requests" };

type Replaced = Result<{ msn: string }, ReplaceFailure>;

/** Puts keys that were made in the platform's own portal in the place of a unit's former ones, once they were seen to work. */
export const replaceKeys = defineUseCase({
  permission: "developer:manage",
  fresh: true,
  input: keysInput,
  async run(scope, keys): Promise<Replaced> {
    const { msn } = keys;
    if (!(await scope.read((tx) => findUnit(tx, msn)))) return fail({ code: "sales_unit_not_found" });
    if (!(await countAttempt(KEY_TRIES, scope.caller.id))) return fail({ code: "too_many_requests" });
    const problem = await checkKeys(keys);
    if (problem) return fail({ code: problem });
    return scope.write(async (tx): Promise<Change<Replaced>> => {
      await keepApiKeys(tx, scope.merchantId, keys);
      await checkAgain(tx, msn);
      return { value: ok({ msn }), audit: { action: "unit.keys_replaced", subject: `unit:${msn}`, msn } };
    });
  },
});
