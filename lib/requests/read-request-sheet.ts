import type { ReadTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import {
  type Asked,
  type CheckedRow,
  type ColumnMissing,
  checkSheetRows,
  type SheetRules,
} from "@/lib/domain/request-sheet";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readSheet } from "@/lib/sheets/read-sheet";
import type { SheetFailure } from "@/lib/sheets/sheet";
import { sentSince } from "./list-repository";
import { findMerchant, findUnit } from "./repository";
import { fingerprintOf } from "./request-terms";

/** Rows of one list, without that of the names. */
const MOST_ROWS = 5_000;
/** For so long a row that comes again is taken for the same one. */
const ALIKE_MS = 30 * 86_400_000;

export type SheetCheck = {
  readonly rows: readonly CheckedRow[];
  /** Those with nothing wrong, which would be sent. */
  readonly good: readonly (Asked & { readonly line: number; readonly fingerprint: string })[];
  readonly total: Money;
  readonly unit: { readonly environment: "production" | "test"; readonly currency: Currency };
};

export type SheetRefusal =
  | SheetFailure
  | ColumnMissing
  | { code: "unit_not_found" }
  | { code: "unit_inactive" }
  | { code: "currency_not_collected" };

/** Reads a sheet and checks each of its rows, alone, against the others and against what was sent before. */
export async function readRequestSheet(
  scope: Scope,
  msn: string,
  file: Uint8Array,
): Promise<Result<SheetCheck, SheetRefusal>> {
  const sheet = await readSheet(file, MOST_ROWS + 1);
  if (!sheet.ok) return sheet;
  return scope.read(async (tx) => {
    const unit = await findUnit(tx, msn);
    if (!unit) return fail({ code: "unit_not_found" });
    if (unit.status !== "active") return fail({ code: "unit_inactive" });
    if (!isCurrency(unit.currency)) return fail({ code: "currency_not_collected" });
    const { currency, environment } = unit;
    const rules = { ...(await findMerchant(tx)), currency, now: now() } satisfies SheetRules;
    const checked = checkSheetRows(sheet.value.rows, rules);
    if (!checked.ok) return checked;
    const rows = await markSentBefore(tx, msn, checked.value);
    const good = rows.flatMap(({ line, asked }) =>
      asked ? [{ line, ...asked, fingerprint: fingerprintOf(asked) }] : [],
    );
    const sum = good.reduce((minor, { amountMinor }) => minor + amountMinor, 0);
    return ok({ rows, good, total: money(sum, currency), unit: { environment, currency } });
  });
}

async function markSentBefore(tx: ReadTx, msn: string, rows: readonly CheckedRow[]): Promise<CheckedRow[]> {
  const prints = rows.map(({ asked }) => (asked ? fingerprintOf(asked) : ""));
  const known = prints.filter((print) => print !== "");
  if (known.length === 0) return [...rows];
  const sent = await sentSince(tx, msn, known, new Date(now().getTime() - ALIKE_MS));
  return rows.map((row, at): CheckedRow => {
    if (!sent.has(prints[at] ?? "")) return row;
    const { line, cells } = row;
    return { line, cells, problems: { phone: { code: "row_sent_before" } } };
  });
}
