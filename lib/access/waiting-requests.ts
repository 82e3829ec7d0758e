import "server-only";
import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { paymentRequests } from "@/db/schema/payment-requests";
import { unitConnections } from "@/db/schema/webhooks";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";
import type { WaitingUnit } from "./waiting-work";

/** Sales units with payment requests that are due, but for those that the platform wants to be left alone about. */
export function unitsToSend(limit: number): Promise<WaitingUnit[]> {
  const { merchantId, msn, waitUntil } = unitConnections;
  return asDirectory((tx) =>
    tx
      .selectDistinct({ merchantId: paymentRequests.merchantId, msn: paymentRequests.msn })
      .from(paymentRequests)
      .leftJoin(
        unitConnections,
        and(eq(merchantId, paymentRequests.merchantId), eq(msn, paymentRequests.msn), gt(waitUntil, now())),
      )
      .where(and(requestIsDue(), isNull(msn)))
      .limit(limit),
  );
}

/** Payment requests of a unit that are to be sent, or whose customers are to be reminded, the longest waiting first. */
export async function dueRequests({ merchantId, msn }: WaitingUnit, limit: number): Promise<string[]> {
  const { id, sendAt, remindAt } = paymentRequests;
  const ours = and(eq(paymentRequests.merchantId, merchantId), eq(paymentRequests.msn, msn));
  const rows = await asDirectory((tx) =>
    tx
      .select({ id })
      .from(paymentRequests)
      .where(and(ours, requestIsDue()))
      .orderBy(asc(sql`least(${sendAt}, ${remindAt})`))
      .limit(limit),
  );
  return rows.map((row) => row.id);
}

function requestIsDue() {
  return or(lte(paymentRequests.sendAt, now()), lte(paymentRequests.remindAt, now()));
}
