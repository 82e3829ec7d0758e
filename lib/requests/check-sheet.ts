import { z } from "zod";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { readRequestSheet, type SheetCheck, type SheetRefusal } from "./read-request-sheet";

export const SHEETS: Limit = { name: "request-sheets", most: 30, windowMs: 60_000 };
export const file = z.custom<Uint8Array>((given) => given instanceof Uint8Array);
export const msnInput = z.string().regex(/^\d{4,10}$/);

/** Says of each row of a sheet whether it could be sent, and why not. Nothing is kept and nothing sent. */
export const checkSheet = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ msn: msnInput, file }),
  async run(scope, input): Promise<Result<SheetCheck, SheetRefusal | { code: "too_many_requests" }>> {
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    return readRequestSheet(scope, input.msn, input.file);
  },
});
