import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { type NameProblem, readUnitName } from "@/lib/domain/sales-unit";
import { hostHas } from "@/lib/payments-api/check-keys";
import { KEY_TRIES } from "./key-tries";
import { findUnit } from "./read-repository";
import { type ConnectFailure, takeInUnit, unitToConnect } from "./take-in-unit";

export type AddFailure =
  | ConnectFailure
  | { code: NameProblem }
  | { code: "unit_already_here" }
  | { code: "environment_elsewhere" }
  | { code: "too_many_requests" };

/** Connects a sales unit that exists at the platform, by the keys that someone typed. The worker registers its webhook within seconds. */
export const addExistingUnit = defineUseCase({
  permission: "unit:order",
  fresh: true,
  input: unitToConnect,
  async run(scope, input): Promise<Result<{ msn: string }, AddFailure>> {
    const name = readUnitName(input.name);
    if (!name.ok) return fail({ code: name.error });
    if (!hostHas(input.environment)) return fail({ code: "environment_elsewhere" });
    if (await scope.read((tx) => findUnit(tx, input.msn))) return fail({ code: "unit_already_here" });
    if (!(await countAttempt(KEY_TRIES, scope.caller.id))) return fail({ code: "too_many_requests" });
    return takeInUnit(scope, { ...input, name: name.value });
  },
});
