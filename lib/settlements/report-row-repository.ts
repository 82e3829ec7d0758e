import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";
import { CLEARING, feeOfSale, feesPaid } from "./report-lines-sql";
import type { ReportSpan } from "./report-sums-repository";

/** A line as a report needs it. Minor units, the amount as on its topic, the fee as what it cost. */
export type RowOfReport = {
  readonly position: number;
  readonly happenedAt: Date;
  readonly entryType: string;
  readonly pspReference: string | null;
  readonly reference: string | null;
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** Of the payment's customer; null where not asked for, or not known. */
  readonly customerName: string | null;
  readonly message: string | null;
};

type Found = Record<"position" | "at" | "amount" | "fee", string> &
  Record<"type" | "psp" | "reference" | "name" | "message", string | null>;

/** The next sales, refunds and corrections of the span after a position. */
export function nextFundsRows(
  tx: ReadTx,
  span: ReportSpan,
  after: number,
  limit: number,
  personal: boolean,
): Promise<RowOfReport[]> {
  const customer = personal ? sql`p.customer_name as name, p.description as message` : NOBODY;
  const payment = personal
    ? sql`left join payments p on p.merchant_id = e.merchant_id and p.msn = e.msn and p.reference = e.reference`
    : sql``;
  return read(
    tx,
    sql`select e.position, ${INSTANT} as at, e.entry_type as type, e.psp_reference as psp, e.reference,
        e.amount_minor as amount, ${feeOfSale} as fee, ${customer}
      from ${asSpan(span)} join ledger_entries e on e.ledger_id = s.ledger and e.topic = 'funds' ${payment}
      where e.position > ${after} and e.position between s.first and s.last and e.entry_type not in ${CLEARING}
      order by e.position limit ${limit}`,
  );
}

/** The next lines of the fees that stand in no sale's row. */
export function nextFeeRows(
  tx: ReadTx,
  span: ReportSpan,
  after: number,
  limit: number,
): Promise<RowOfReport[]> {
  return read(
    tx,
    sql`select e.position, ${INSTANT} as at, 'fee' as type, e.psp_reference as psp, e.reference, e.amount_minor as amount, 0 as fee,
        ${NOBODY}
      from ${asSpan(span)} cross join lateral (${feesPaid}) e
      where e.alone and e.position > ${after} order by e.position limit ${limit}`,
  );
}

const NOBODY = sql`null as name, null as message`;
const INSTANT = sql`extract(epoch from e.happened_at) * 1000`;

function asSpan({ ledger, first, last, gross, feesAfter, feesUpTo }: ReportSpan): SQL {
  return sql`(select ${ledger}::text as ledger, ${first}::bigint as first, ${last}::bigint as last, ${gross}::boolean as gross,
    ${feesAfter}::bigint as "feesAfter", ${feesUpTo}::bigint as "feesUpTo") s`;
}

async function read(tx: ReadTx, query: SQL): Promise<RowOfReport[]> {
  const { rows } = await tx.execute<Found>(query);
  return rows.map((row) => ({
    position: Number(row.position),
    happenedAt: new Date(Number(row.at)),
    entryType: row.type ?? "",
    pspReference: row.psp,
    reference: row.reference,
    amountMinor: Number(row.amount),
    feeMinor: Number(row.fee),
    customerName: row.name,
    message: row.message,
  }));
}
