import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { askForAll } from "./ask-for-all";
import { file, SHEETS } from "./check-code-sheet";
import { msnInput } from "./code-input";
import { findBatch, type OpenFailure, openBatch } from "./open-batch";
import { readCodeSheet, type SheetRefusal } from "./read-code-sheet";

export type SheetMadeFailure =
  | SheetRefusal
  | OpenFailure
  /** What was typed or seen is not what would be made. */
  | { code: "code_count_differs"; count: number }
  | { code: "batch_empty" | "too_many_requests" };

/**
 * Makes the codes of a sheet's good rows; the others are left out, as the check said. `count` is how many the person saw. The same
 * batch again makes nothing more. Gives the batch, on whose page the results stand.
 */
export const makeFromSheet = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ msn: msnInput, file, batch: z.uuid(), count: z.int().min(0) }),
  async run(scope, { msn, file: bytes, batch, count }): Promise<Result<{ batch: string }, SheetMadeFailure>> {
    if (await findBatch(scope, batch)) return ok({ batch });
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const sheet = await readCodeSheet(scope, msn, bytes);
    if (!sheet.ok) return sheet;
    const { good } = sheet.value;
    if (good.length === 0) return fail({ code: "batch_empty" });
    if (good.length !== count) return fail({ code: "code_count_differs", count: good.length });
    const opened = await openBatch(scope, { batch, msn }, good);
    if (!opened.ok) return opened;
    await askForAll(scope, batch, opened.value, false);
    return ok({ batch });
  },
});
