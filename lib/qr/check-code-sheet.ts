import { z } from "zod";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { msnInput } from "./code-input";
import { type CodeSheet, readCodeSheet, type SheetRefusal } from "./read-code-sheet";

export const SHEETS: Limit = { name: "code-sheets", most: 30, windowMs: 60_000 };
export const file = z.custom<Uint8Array>((given) => given instanceof Uint8Array);

/** Says of each row of a sheet whether its code could be made, and why not. Nothing is kept and nothing made. */
export const checkCodeSheet = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ msn: msnInput, file }),
  async run(scope, input): Promise<Result<CodeSheet, SheetRefusal | { code: "too_many_requests" }>> {
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    return readCodeSheet(scope, input.msn, input.file);
  },
});
