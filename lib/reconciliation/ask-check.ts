import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { askForChecks } from "./break-repository";

/** Has the worker compare the books of all units within reach now rather than at night. */
export const askCheck = defineUseCase({
  permission: "settlement:reconcile",
  input: z.strictObject({}),
  run: (scope): Promise<Result<null, never>> =>
    scope.write(async (tx) => {
      const count = await askForChecks(tx, scope.merchantId, now());
      const audit = { action: "break.check_asked", subject: "break", details: { count } };
      return { value: ok(null), audit: count > 0 ? audit : "unchanged" };
    }),
});
