import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { differenceOf, TERMS } from "@/lib/domain/settlement";
import { breaksBetween } from "./break-repository";
import { type EntryLine, entriesOf } from "./entry-repository";
import { companyOf, findSettlement, type SettlementRow } from "./list-repository";
import { currencyOf, type SettlementLine, toLine } from "./list-settlements";

const PAGE = 100;
const BREAKS_SHOWN = 50;

/** A line that makes a difference: `gap` in what lies between it and the line before, `sum` in the line itself. */
export type ShownBreak = EntryLine & { readonly gap: Money; readonly sum: Money };

export type SettlementDetail = {
  readonly settlement: SettlementLine;
  readonly account: string | null;
  readonly opening: Money;
  readonly corrected: Money;
  readonly closing: Money;
  /** By how much the terms miss the closing balance. */
  readonly difference: Money;
  readonly breaks: readonly ShownBreak[];
  readonly entries: readonly EntryLine[];
  readonly currency: Money["currency"];
  readonly timeZone: string;
  /** The position after which the next page begins. */
  readonly next: number | undefined;
};

/** One settlement and its lines, all or of one term. Input: `{ id, term?, after? }`, `id` as in the list. */
export const getSettlement = defineUseCase({
  permission: "report:download",
  input: z.strictObject({
    id: z.string().max(220),
    term: z.enum(TERMS).optional().catch(undefined),
    after: z.coerce.number().int().nonnegative().catch(0),
  }),
  run: (scope, { id, term, after }): Promise<Result<SettlementDetail, { code: "settlement_not_found" }>> =>
    scope.read(async (tx) => {
      const cut = id.lastIndexOf("-");
      const row = await findSettlement(tx, id.slice(0, Math.max(cut, 0)), id.slice(cut + 1));
      if (!row) return fail({ code: "settlement_not_found" });
      const part = { ledgerId: row.ledgerId, from: row.positionFrom, to: row.positionTo };
      const found = await entriesOf(tx, { ...part, term }, after, PAGE + 1);
      const broken =
        row.breakCount > 0 ? await breaksBetween(tx, part.ledgerId, part.from, part.to, BREAKS_SHOWN) : [];
      const positions = broken.map(({ position }) => position);
      const lines = positions.length > 0 ? await entriesOf(tx, { ...part, positions }, 0, BREAKS_SHOWN) : [];
      const { timeZone } = await companyOf(tx);
      return ok({
        ...describe(row, dayAt(now(), timeZone)),
        breaks: lines.flatMap((line) => {
          const one = broken.find(({ position }) => position === line.position);
          const currency = currencyOf(row.currency);
          return one
            ? [{ ...line, gap: money(one.gapMinor, currency), sum: money(one.sumMinor, currency) }]
            : [];
        }),
        entries: found.slice(0, PAGE),
        timeZone,
        next: found.length > PAGE ? found[PAGE - 1]?.position : undefined,
      });
    }),
});

function describe(row: SettlementRow, today: string) {
  const currency = currencyOf(row.currency);
  return {
    settlement: toLine(row, today),
    account: row.account,
    opening: money(row.openingMinor, currency),
    corrected: money(row.correctedMinor, currency),
    closing: money(row.closingMinor, currency),
    difference: money(differenceOf(row), currency),
    currency,
  };
}
