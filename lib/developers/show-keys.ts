import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { unitExists } from "./repository";

export type ShowKeysFailure = { code: "unit_not_found" } | { code: "keys_not_found" };

type Shown = Result<ApiKeys, ShowKeysFailure>;

/** The keys of a sales unit in clear. Takes a fresh sign-in, and the audit log says who saw them. */
export const showKeys = defineUseCase({
  permission: "developer:manage",
  fresh: true,
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  run: (scope, { msn }): Promise<Shown> =>
    scope.write(async (tx): Promise<Change<Shown>> => {
      if (!(await unitExists(tx, msn)))
        return { value: fail({ code: "unit_not_found" }), audit: "unchanged" };
      const keys = await readApiKeys(tx, scope.merchantId, msn);
      if (!keys) return { value: fail({ code: "keys_not_found" }), audit: "unchanged" };
      return { value: ok(keys), audit: { action: "unit.keys_shown", subject: `unit:${msn}`, msn } };
    }),
});
