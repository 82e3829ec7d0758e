import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { WantedCode } from "@/lib/domain/code-sheet";
import { MOST_IN_BATCH, readCodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { askForAll } from "./ask-for-all";
import { kindInput, msnInput, sorting } from "./code-input";
import { readBy } from "./create-code";
import { type OpenFailure, openBatch } from "./open-batch";

export type BatchFailure =
  | OpenFailure
  | { code: "batch_empty" }
  | { code: "batch_too_many"; most: number }
  | { code: "batch_name" | "batch_target" | "batch_location" | "batch_twice"; row: number };

/** Where the results are shown. */
export type BatchMade = { readonly batch: string; readonly to: string };

const input = z.strictObject({
  batch: z.uuid(),
  msn: msnInput,
  kind: kindInput,
  rows: z.array(z.strictObject({ name: z.string().max(300), target: z.string().max(2_000) })).max(10_000),
  ...sorting,
});

/**
 * Makes many codes of one kind: all rows are looked at first, and one that can't be made stops all. Then each is asked for by itself,
 * and what became of it stands on the batch's page.
 */
export const createBatch = defineUseCase({
  permission: "payment-link:manage",
  input,
  async run(scope, wish): Promise<Result<BatchMade, BatchFailure>> {
    const { batch, msn } = wish;
    const checked = checkRows(wish);
    if (!checked.ok) return checked;
    const opened = await openBatch(scope, { batch, msn }, checked.value);
    if (!opened.ok) return opened;
    await askForAll(scope, batch, opened.value, false);
    const slug = scope.caller.kind === "person" ? scope.caller.merchantSlug : "";
    return ok({ batch, to: `/m/${slug}/qr-codes/batches/${batch}` });
  },
});

/** All rows in the platform's form, or the first that has none. */
function checkRows({
  rows: all,
  kind,
  folder,
  place,
}: z.output<typeof input>): Result<WantedCode[], BatchFailure> {
  if (all.length === 0) return fail({ code: "batch_empty" });
  if (all.length > MOST_IN_BATCH) return fail({ code: "batch_too_many", most: MOST_IN_BATCH });
  const checked: WantedCode[] = [];
  const seen = new Set<string>();
  for (const [at, typed] of all.entries()) {
    const [name, target] = [readCodeName(typed.name), readBy(kind)(typed.target)];
    if (!name.ok) return fail({ code: "batch_name", row: at + 1 });
    if (!target.ok)
      return fail({ code: kind === "redirect" ? "batch_target" : "batch_location", row: at + 1 });
    if (seen.has(name.value)) return fail({ code: "batch_twice", row: at + 1 });
    seen.add(name.value);
    checked.push({ kind, name: name.value, target: target.value, folder, place });
  }
  return ok(checked);
}
