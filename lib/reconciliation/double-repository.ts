import { aliasedTable, and, asc, eq, gte, inArray, isNull, lte, ne, notExists, or, sql } from "drizzle-orm";
import { bankFiles, bankLines } from "@/db/schema/bank-files";
import { settlements } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { BankFileRow, BankLineRow, PayoutRow } from "./bank-repository";
import { payoutColumns } from "./bank-repository";

type Days = { readonly from: string; readonly to: string };

/** Lines of these days from files of another format that no line of this format is known to be, or may be. */
export async function linesOfOtherFormats(
  tx: ReadTx,
  format: BankFileRow["format"],
  { from, to }: Days,
): Promise<BankLineRow[]> {
  const double = aliasedTable(bankLines, "double");
  const toldOf = tx
    .select({ one: sql`1` })
    .from(double)
    .where(
      and(
        eq(double.merchantId, bankLines.merchantId),
        or(eq(double.maybeSameAs, bankLines.id), eq(double.sameAs, bankLines.id)),
      ),
    );
  const rows = await tx
    .select({ line: bankLines })
    .from(bankLines)
    .innerJoin(
      bankFiles,
      and(eq(bankFiles.merchantId, bankLines.merchantId), eq(bankFiles.id, bankLines.fileId)),
    )
    .where(
      and(
        ...[ne(bankFiles.format, format), gte(bankLines.day, from), lte(bankLines.day, to)],
        ...[isNull(bankLines.sameAs), isNull(bankLines.maybeSameAs), notExists(toldOf)],
      ),
    )
    .orderBy(asc(bankLines.day), asc(bankLines.fileId), asc(bankLines.place));
  return rows.map(({ line }) => line);
}

/** Payouts of these days, whether or not a line of the bank is known to be theirs. */
export function payoutsOf(tx: ReadTx, { from, to }: Days): Promise<PayoutRow[]> {
  const { payoutDate } = settlements;
  return tx
    .select(payoutColumns)
    .from(settlements)
    .where(and(gte(payoutDate, from), lte(payoutDate, to)));
}

/** Lines of which a person is asked whether they are one of these. */
export function linesAskedAbout(tx: ReadTx, ids: readonly string[]): Promise<BankLineRow[]> {
  return tx
    .select()
    .from(bankLines)
    .where(inArray(bankLines.maybeSameAs, [...ids]));
}

/** Says of a line that it is the same booking as another, or none that another file has. */
export async function setSame(tx: WriteTx, id: string, sameAs: string | null): Promise<void> {
  await tx.update(bankLines).set({ sameAs, maybeSameAs: null }).where(eq(bankLines.id, id));
}

/** The files of these lines by their ids. */
export async function fileNames(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: bankFiles.id, name: bankFiles.name }).from(bankFiles);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
