import { and, count, eq, gte, inArray, lte, sql, sum } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { paymentDays, paymentTotals } from "@/db/schema/summaries";
import type { ReadTx } from "@/lib/access/tenant-db";
import { isSearch, type PaymentFilter } from "./payment-filter";
import { conditionsOf, countFound } from "./read-repository";

export type CountRow = { status: string; payments: number };
type Counted = Omit<PaymentFilter, "status" | "after">;

/** From the rows that the trigger keeps: per status, or per status and day where a period is chosen. */
export async function countFromSummary(tx: ReadTx, filter: Counted): Promise<CountRow[]> {
  const table = filter.from || filter.to ? paymentDays : paymentTotals;
  return tx
    .select({ status: table.status, payments: sum(table.payments).mapWith(Number) })
    .from(table)
    .where(
      and(
        eq(table.environment, filter.environment),
        filter.units.length > 0 ? inArray(table.msn, filter.units) : undefined,
        filter.from ? gte(paymentDays.day, filter.from) : undefined,
        filter.to ? lte(paymentDays.day, filter.to) : undefined,
      ),
    )
    .groupBy(table.status);
}

/** By looking at the payments themselves, `most` at the most; with words, at those that hold them. */
export async function countRows(
  tx: ReadTx,
  filter: Counted,
  timeZone: string,
  most: number,
): Promise<CountRow[]> {
  if (isSearch(filter)) return countFound(tx, filter, timeZone, most);
  const looked = tx
    .select({ status: payments.status })
    .from(payments)
    .where(conditionsOf(filter, timeZone))
    .limit(most)
    .as("looked");
  return tx
    .select({ status: looked.status, payments: count(sql`1`) })
    .from(looked)
    .groupBy(looked.status);
}
