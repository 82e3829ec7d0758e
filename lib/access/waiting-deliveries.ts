import "server-only";
import { asc, lte } from "drizzle-orm";
import { reportDeliveries, reportSubscriptions } from "@/db/schema/report-deliveries";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";
import type { WaitingRow } from "./waiting-work";

/** Subscriptions whose period is over. */
export function dueSubscriptions(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextAt } = reportSubscriptions;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(reportSubscriptions)
      .where(lte(nextAt, now()))
      .orderBy(asc(nextAt))
      .limit(limit),
  );
}

/** Reports that are to go out, or whose file is to be forgotten. */
export function dueDeliveries(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextAt } = reportDeliveries;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(reportDeliveries)
      .where(lte(nextAt, now()))
      .orderBy(asc(nextAt))
      .limit(limit),
  );
}
