import "server-only";
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { reconciliations } from "@/db/schema/breaks";
import { ledgerSyncs } from "@/db/schema/settlements";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";

/** Units whose ledgers are read and whose books have not been compared for a night, and those that somebody asked about. */
export function unitsToReconcile(limit: number): Promise<{ merchantId: string; msn: string }[]> {
  const { nextAt } = reconciliations;
  return asDirectory((tx) =>
    tx
      .select({
        merchantId: sql<string>`coalesce(${reconciliations.merchantId}, ${ledgerSyncs.merchantId})`,
        msn: sql<string>`coalesce(${reconciliations.msn}, ${ledgerSyncs.msn})`,
      })
      .from(ledgerSyncs)
      .fullJoin(
        reconciliations,
        and(eq(reconciliations.merchantId, ledgerSyncs.merchantId), eq(reconciliations.msn, ledgerSyncs.msn)),
      )
      .where(or(isNull(nextAt), lte(nextAt, now())))
      .orderBy(sql`${nextAt} asc nulls first`)
      .limit(limit),
  );
}
