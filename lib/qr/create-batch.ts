import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { MOST_IN_BATCH, readCodeName, readTarget } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { readPasted } from "@/lib/sheets/read-sheet";
import { askForAll } from "./ask-for-all";
import { msnInput, sorting } from "./code-input";
import { batchOf, findUnit, insertCode } from "./repository";

export type BatchRow = { readonly name: string; readonly target: string };

export type BatchFailure =
  | { code: "batch_empty" | "unit_not_found" | "unit_inactive" }
  | { code: "batch_too_many"; most: number }
  | { code: "batch_name" | "batch_target" | "batch_twice" | "batch_formula"; row: number }
  | { code: "no_api_keys"; msn: string };

/** Where the results are shown. */
export type BatchMade = { readonly batch: string; readonly to: string };

const rows = z
  .array(z.strictObject({ name: z.string().max(300), target: z.string().max(2_000) }))
  .max(10_000);

/**
 * Makes many redirect codes: all rows are looked at first, and one that can't be made stops all. Then each is asked for by itself, and
 * what became of it stands on the batch's page. Input: `rows`, or `sheet`, which is text with a name and an address per row.
 */
export const createBatch = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({
    batch: z.uuid(),
    msn: msnInput,
    rows,
    sheet: z.string().max(200_000),
    ...sorting,
  }),
  async run(scope, input): Promise<Result<BatchMade, BatchFailure>> {
    const read = input.sheet.trim() === "" ? ok(input.rows) : rowsOf(input.sheet);
    if (!read.ok) return read;
    const checked = checkRows(read.value);
    if (!checked.ok) return checked;
    const opened = await open(scope, input, checked.value);
    if (!opened.ok) return opened;
    await askForAll(scope, input.batch, opened.value, false);
    const slug = scope.caller.kind === "person" ? scope.caller.merchantSlug : "";
    return ok({ batch: input.batch, to: `/m/${slug}/qr-codes/batches/${input.batch}` });
  },
});

function rowsOf(text: string): Result<BatchRow[], BatchFailure> {
  const sheet = readPasted(text, MOST_IN_BATCH);
  if (!sheet.ok)
    return fail(
      sheet.error.code === "sheet_empty"
        ? { code: "batch_empty" }
        : { code: "batch_too_many", most: MOST_IN_BATCH },
    );
  const formula = sheet.value.rows.find(({ formulas }) => formulas.length > 0);
  if (formula) return fail({ code: "batch_formula", row: formula.line });
  return ok(sheet.value.rows.map(({ cells: [name = "", target = ""] }) => ({ name, target })));
}

/** All rows in the platform's form, or the first that has none. */
function checkRows(all: readonly BatchRow[]): Result<BatchRow[], BatchFailure> {
  if (all.length === 0) return fail({ code: "batch_empty" });
  if (all.length > MOST_IN_BATCH) return fail({ code: "batch_too_many", most: MOST_IN_BATCH });
  const checked: BatchRow[] = [];
  const seen = new Set<string>();
  for (const [at, typed] of all.entries()) {
    const [name, target] = [readCodeName(typed.name), readTarget(typed.target)];
    if (!name.ok) return fail({ code: "batch_name", row: at + 1 });
    if (!target.ok) return fail({ code: "batch_target", row: at + 1 });
    if (seen.has(name.value)) return fail({ code: "batch_twice", row: at + 1 });
    seen.add(name.value);
    checked.push({ name: name.value, target: target.value });
  }
  return ok(checked);
}

/** Longer than it takes to ask for all codes of a batch. */
export const BATCH_MS = 10 * 60_000;

type Place = { batch: string; msn: string; folder: string; place: string };

/** Keeps all rows before anything is sent. The same batch once more keeps none twice. */
function open(
  scope: Scope,
  { batch, msn, folder, place }: Place,
  all: readonly BatchRow[],
): Promise<Result<ApiKeys, BatchFailure>> {
  return scope.write(async (tx): Promise<Change<Result<ApiKeys, BatchFailure>>> => {
    const unchanged = (value: Result<ApiKeys, BatchFailure>) => ({ value, audit: "unchanged" as const });
    const unit = await findUnit(tx, msn);
    if (!unit) return unchanged(fail({ code: "unit_not_found" }));
    if (unit.status !== "active") return unchanged(fail({ code: "unit_inactive" }));
    const keys = await readApiKeys(tx, scope.merchantId, msn);
    if (!keys) return unchanged(fail({ code: "no_api_keys", msn }));
    if ((await batchOf(tx, batch)).length > 0) return unchanged(ok(keys));
    const common = {
      merchantId: scope.merchantId,
      msn,
      kind: "redirect" as const,
      folder,
      place,
      batchId: batch,
    };
    // Should this process end before all are asked for, the worker goes on.
    const nextAt = new Date(now().getTime() + BATCH_MS);
    for (const [at, { name, target }] of all.entries()) {
      const row = { ...common, platformId: name, target, batchRow: at + 1, createdAt: now() };
      if (await insertCode(tx, { ...row, id: randomUUID(), state: "pending", nextAt })) continue;
      await insertCode(tx, { ...row, id: randomUUID(), state: "failed", error: "code_name_taken" });
    }
    const details = { codes: all.length };
    return {
      value: ok(keys),
      audit: { action: "code.batch_requested", subject: `batch:${batch}`, msn, details },
    };
  });
}
