import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type CodeName, type LocationProblem, type TargetProblem, writeCodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { changeCodeThere, lookUp, type PlatformFailure } from "./ask-platform";
import { codeAddress, sorting } from "./code-input";
import { readBy } from "./create-code";
import { findCode, findUnit, insertCode, updateCode } from "./repository";

export type ChangeFailure =
  | { code: TargetProblem | LocationProblem | "code_not_found" }
  | { code: "no_api_keys"; msn: string }
  | PlatformFailure;

type Outcome = { readonly outcome: "changed" | "unknown"; readonly code: string };

/**
 * Another page behind the code, or another text for its place, and where the portal sorts it. The picture stays as it is, printed
 * copies too. `unknown`: the platform has not answered; sending the same again is harmless.
 */
export const changeCode = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ code: codeAddress, target: z.string().max(2_000), ...sorting }),
  async run(scope, { code: name, target: typed, folder, place }): Promise<Result<Outcome, ChangeFailure>> {
    const target = readBy(name.kind)(typed);
    if (!target.ok) return fail({ code: target.error });
    const { unit, keys } = await scope.read(async (tx) => ({
      unit: await findUnit(tx, name.msn),
      keys: await readApiKeys(tx, scope.merchantId, name.msn),
    }));
    if (!unit) return fail({ code: "code_not_found" });
    if (!keys) return fail({ code: "no_api_keys", msn: name.msn });
    const outcome = await changeThere(keys, name, target.value);
    if (!outcome.ok) return outcome;
    await keepSorting(scope, name, { target: target.value, folder, place }, outcome.value);
    return ok({ outcome: outcome.value, code: writeCodeName(name) });
  },
});

/** Nothing is sent where the platform has it so already: a callback code that is gone would be made anew by the change. */
async function changeThere(
  keys: ApiKeys,
  name: CodeName,
  target: string,
): Promise<Result<"changed" | "unknown", ChangeFailure>> {
  const before = await lookUp(keys, name);
  if (before.at === "absent") return fail({ code: "code_not_found" });
  if (before.at === "unknown") return fail({ code: "platform_unavailable" });
  if (before.code.target === target) return ok("changed");
  const changed = await changeCodeThere(keys, name, target);
  if (changed.outcome === "gone") return fail({ code: "code_not_found" });
  return changed.outcome === "failed" ? fail(changed.failure) : ok(changed.outcome);
}

type Kept = { target: string; folder: string; place: string };

/** A code that was made elsewhere gets a row here once somebody sorts it. */
function keepSorting(
  scope: Scope,
  name: CodeName,
  kept: Kept,
  outcome: "changed" | "unknown",
): Promise<void> {
  const { msn, kind, platformId } = name;
  return scope.write(async (tx) => {
    const row = await findCode(tx, name);
    const id = row?.id ?? randomUUID();
    if (row)
      await updateCode(
        tx,
        id,
        outcome === "changed"
          ? { ...kept, state: "live", nextAt: null }
          : { folder: kept.folder, place: kept.place },
      );
    else {
      const fresh = { merchantId: scope.merchantId, id, msn, kind, platformId, ...kept };
      await insertCode(tx, { ...fresh, state: "live", createdAt: now() });
    }
    const action = outcome === "changed" ? "code.changed" : "code.change_unknown";
    return {
      value: undefined,
      audit: { action, subject: `code:${id}`, msn, details: { target: kept.target } },
    };
  });
}
