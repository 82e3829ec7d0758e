import "server-only";
import { eq, sql } from "drizzle-orm";
import { figureChanges } from "@/db/schema/figures";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { asDirectory } from "./directory";
import type { WaitingUnit } from "./waiting-work";

/** Sales units of which something changed since their figures were counted. */
export function unitsToCount(limit: number): Promise<WaitingUnit[]> {
  const { merchantId, msn } = figureChanges;
  return asDirectory((tx) =>
    tx.selectDistinct({ merchantId, msn }).from(figureChanges).orderBy(merchantId, msn).limit(limit),
  );
}

/** Some sales units, others each time, with the time zone that their days are of. */
export function unitsToCheckFigures(limit: number): Promise<(WaitingUnit & { timeZone: string })[]> {
  const { merchantId, msn } = salesUnits;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, msn, timeZone: merchants.timeZone })
      .from(salesUnits)
      .innerJoin(merchants, eq(merchants.id, merchantId))
      .orderBy(sql`random()`)
      .limit(limit),
  );
}
