import { and, desc, eq, sql } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { paymentRequests, requestLists } from "@/db/schema/payment-requests";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { RequestState } from "@/lib/domain/payment-request";

export type ListRow = typeof requestLists.$inferSelect;

export async function findList(tx: ReadTx, id: string): Promise<ListRow | undefined> {
  const [row] = await tx.select().from(requestLists).where(eq(requestLists.id, id));
  return row;
}

/** The rule of requestState() in lib/domain/payment-request.ts, for rows that are counted and filtered by the database. */
export const stateColumn = sql<RequestState>`case
  when ${payments.status} = 'requested' then 'open'
  when ${payments.status} in ('rejected', 'expired', 'cancelled') then ${payments.status}
  when ${payments.status} is not null then 'paid'
  when ${paymentCreations.state} = 'failed' then case when ${paymentRequests.sendAt} is null then 'failed' else 'queued' end
  when ${paymentCreations.state} is not null then 'unconfirmed'
  when ${paymentRequests.withdrawnAt} is not null then 'cancelled'
  when ${paymentRequests.sendAt} is not null then 'queued'
  else 'failed' end`;

export function newestLists(tx: ReadTx, environment: "production" | "test", most: number) {
  return tx
    .select({ list: requestLists, unitName: salesUnits.name })
    .from(requestLists)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, requestLists.merchantId), eq(salesUnits.msn, requestLists.msn)),
    )
    .where(eq(requestLists.environment, environment))
    .orderBy(desc(requestLists.createdAt))
    .limit(most);
}
