import type { Scope } from "@/lib/access/use-case";
import {
  type CheckedCode,
  type CodeSheetRefusal,
  checkCodeRows,
  type WantedCode,
} from "@/lib/domain/code-sheet";
import { MOST_IN_BATCH } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readSheet } from "@/lib/sheets/read-sheet";
import type { SheetFailure } from "@/lib/sheets/sheet";
import { codesOf, findUnit } from "./repository";

export type CodeSheet = {
  readonly rows: readonly CheckedCode[];
  /** Those with nothing wrong, which would be made. */
  readonly good: readonly WantedCode[];
};

export type SheetRefusal =
  | Exclude<SheetFailure, { code: "sheet_too_many_rows" }>
  | { code: "batch_too_many"; most: number }
  | CodeSheetRefusal
  | { code: "unit_not_found" }
  | { code: "unit_inactive" };

/** Reads a sheet and checks each of its rows, alone, against the others and against the codes that the unit has. */
export async function readCodeSheet(
  scope: Scope,
  msn: string,
  file: Uint8Array,
): Promise<Result<CodeSheet, SheetRefusal>> {
  const sheet = await readSheet(file, MOST_IN_BATCH + 1);
  if (!sheet.ok) return fail(asCodes(sheet.error));
  const checked = checkCodeRows(sheet.value.rows);
  if (!checked.ok) return checked;
  return scope.read(async (tx) => {
    const unit = await findUnit(tx, msn);
    if (!unit) return fail({ code: "unit_not_found" });
    if (unit.status !== "active") return fail({ code: "unit_inactive" });
    const there = (await codesOf(tx, msn)).filter(({ state }) => state !== "failed");
    const taken = new Set(there.map(({ kind, platformId }) => `${kind} ${platformId}`));
    const rows = checked.value.map((row): CheckedCode => {
      if (!row.wanted || !taken.has(`${row.wanted.kind} ${row.wanted.name}`)) return row;
      const { line, cells } = row;
      return { line, cells, problems: { name: { code: "code_name_taken" } } };
    });
    return ok({ rows, good: rows.flatMap(({ wanted }) => (wanted ? [wanted] : [])) });
  });
}

/** The row of names counts for whoever reads a sheet, and not for whoever makes codes of it. */
function asCodes(failure: SheetFailure): SheetRefusal {
  return failure.code === "sheet_too_many_rows" ? { code: "batch_too_many", most: MOST_IN_BATCH } : failure;
}
