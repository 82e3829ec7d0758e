import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { type PlatformFailure, removeCode } from "./ask-platform";
import { codeAddress } from "./code-input";
import { findCode, findUnit, updateCode } from "./repository";

export type DeleteFailure =
  | { code: "code_not_found" | "code_name_not_typed" }
  | { code: "no_api_keys"; msn: string }
  | PlatformFailure;

/** `to`: the list, since the page of a deleted code is there no more. */
type Outcome = { readonly outcome: "unknown" } | { readonly outcome: "deleted"; readonly to: string };

/**
 * Deletes a code at the platform. What was printed of it is dead for good, whatever is made under its name later; so its name is
 * typed first. `unknown`: the platform has not answered; deleting again is harmless.
 */
export const deleteCode = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ code: codeAddress, typedName: z.string().max(300) }),
  async run(scope, { code: name, typedName }): Promise<Result<Outcome, DeleteFailure>> {
    const { msn } = name;
    const { unit, keys } = await scope.read(async (tx) => ({
      unit: await findUnit(tx, msn),
      keys: await readApiKeys(tx, scope.merchantId, msn),
    }));
    if (!unit) return fail({ code: "code_not_found" });
    if (typedName.trim() !== name.platformId.trim()) return fail({ code: "code_name_not_typed" });
    if (!keys) return fail({ code: "no_api_keys", msn });
    const removed = await removeCode(keys, name);
    if (removed.outcome === "failed") return fail(removed.failure);
    await scope.write(async (tx) => {
      const row = await findCode(tx, name);
      if (row && removed.outcome === "removed")
        await updateCode(tx, row.id, { state: "deleted", nextAt: null });
      const action = removed.outcome === "removed" ? "code.deleted" : "code.delete_unknown";
      const details = { name: name.platformId, kind: name.kind };
      return { value: undefined, audit: { action, subject: `code:${row?.id ?? "elsewhere"}`, msn, details } };
    });
    if (removed.outcome === "unknown") return ok({ outcome: "unknown" });
    const slug = scope.caller.kind === "person" ? scope.caller.merchantSlug : "";
    return ok({ outcome: "deleted", to: `/m/${slug}/qr-codes?unit=${msn}` });
  },
});
