import { sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { FeeWindow } from "./fee-window";
import { CLEARING, feesPaid } from "./report-lines-sql";

/** A settlement's lines of the funds, both ends included, and its lines of the fees. */
export type ReportSpan = FeeWindow & {
  readonly ledger: string;
  readonly first: number;
  readonly last: number;
};

/** What the rows of a report come to. Minor units; the funds as signed on the ledger, `fees` as what they cost. */
export type SpanSums = {
  readonly captured: number;
  readonly refunded: number;
  readonly correctedIn: number;
  readonly correctedOut: number;
  readonly lines: number;
  readonly fees: number;
  /** Fees that were given back. */
  readonly feesBack: number;
  /** Lines of the fees that stand in no sale's row. */
  readonly feesAlone: number;
};

/** The sums of each span, in their order; counted by the database, however many lines there are. */
export async function sumSpans(tx: ReadTx, spans: readonly ReportSpan[]): Promise<SpanSums[]> {
  const asked = JSON.stringify(spans.map((span, place) => ({ ...span, place })));
  const { rows } = await tx.execute<Record<keyof SpanSums, string>>(sql`
    select funds.*, fees.* from jsonb_to_recordset(${asked}::jsonb) as s
      (place int, ledger text, first bigint, last bigint, gross boolean, "feesAfter" bigint, "feesUpTo" bigint)
    cross join lateral (
      select count(*) as lines,
        coalesce(sum(amount_minor) filter (where entry_type = 'capture'), 0) as captured,
        coalesce(sum(amount_minor) filter (where entry_type = 'refund'), 0) as refunded,
        coalesce(sum(amount_minor) filter (where entry_type not in ('capture', 'refund') and amount_minor > 0), 0) as "correctedIn",
        coalesce(sum(amount_minor) filter (where entry_type not in ('capture', 'refund') and amount_minor < 0), 0) as "correctedOut"
      from ledger_entries
      where ledger_id = s.ledger and topic = 'funds' and position between s.first and s.last and entry_type not in ${CLEARING}
    ) funds
    cross join lateral (
      select coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as fees,
        coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as "feesBack",
        count(*) filter (where alone) as "feesAlone"
      from (${feesPaid}) paid
    ) fees
    order by s.place`);
  return rows.map((row) => ({
    ...{ captured: Number(row.captured), refunded: Number(row.refunded), lines: Number(row.lines) },
    ...{ correctedIn: Number(row.correctedIn), correctedOut: Number(row.correctedOut) },
    ...{ fees: Number(row.fees), feesBack: Number(row.feesBack), feesAlone: Number(row.feesAlone) },
  }));
}
