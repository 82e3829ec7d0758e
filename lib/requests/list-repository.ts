import { and, count, desc, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { paymentRequests, requestLists } from "@/db/schema/payment-requests";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { RequestState } from "@/lib/domain/payment-request";
import { itsPayment, latestPayment } from "./repository";

export type ListRow = typeof requestLists.$inferSelect;

export async function findList(tx: ReadTx, id: string): Promise<ListRow | undefined> {
  const [row] = await tx.select().from(requestLists).where(eq(requestLists.id, id));
  return row;
}

/** Whether it was kept: not where the same rows were sent before by this unit. */
export async function insertList(tx: WriteTx, row: typeof requestLists.$inferInsert): Promise<boolean> {
  const kept = await tx
    .insert(requestLists)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: requestLists.id });
  return kept.length > 0;
}

/** The rule of requestState() in lib/domain/payment-request.ts, for rows that are counted and filtered by the database. */
export const stateColumn = sql<RequestState>`case
  when ${paymentRequests.nextKey} is not null and ${payments.status} in ('cancelled', 'expired') then 'queued'
  when ${payments.status} = 'requested' then 'open'
  when ${payments.status} in ('rejected', 'expired', 'cancelled') then ${payments.status}
  when ${payments.status} is not null then 'paid'
  when ${paymentCreations.state} = 'failed' then case when ${paymentRequests.sendAt} is null then 'failed' else 'queued' end
  when ${paymentCreations.state} is not null then 'unconfirmed'
  when ${paymentRequests.withdrawnAt} is not null then 'cancelled'
  when ${paymentRequests.sendAt} is not null then 'queued'
  else 'failed' end`;

export type Tally = { state: RequestState; requests: number; minor: number };

export async function tallyOf(tx: ReadTx, listId: string): Promise<Tally[]> {
  return tx
    .select({
      state: stateColumn,
      requests: count(),
      minor: sql`sum(${paymentRequests.amountMinor})`.mapWith(Number),
    })
    .from(paymentRequests)
    .leftJoin(paymentCreations, latestPayment)
    .leftJoin(payments, itsPayment)
    .where(eq(paymentRequests.listId, listId))
    .groupBy(stateColumn);
}

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

/** Which of these rows were asked for by this unit since then. */
export async function sentSince(
  tx: ReadTx,
  msn: string,
  fingerprints: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const { fingerprint, createdAt } = paymentRequests;
  const rows = await tx
    .select({ fingerprint })
    .from(paymentRequests)
    .where(
      and(
        eq(paymentRequests.msn, msn),
        isNotNull(paymentRequests.listId),
        inArray(fingerprint, [...fingerprints]),
        gte(createdAt, since),
      ),
    );
  return new Set(rows.map((row) => row.fingerprint));
}

/** Those of a list that could not be sent wait for their turn again, each under a new key; gives how many. */
export async function queueFailed(tx: WriteTx, listId: string, now: Date): Promise<number> {
  const failed = tx
    .select({ id: paymentRequests.id })
    .from(paymentRequests)
    .leftJoin(paymentCreations, latestPayment)
    .leftJoin(payments, itsPayment)
    .where(and(eq(paymentRequests.listId, listId), eq(stateColumn, "failed")));
  const at = now.toISOString();
  const queued = await tx
    .update(paymentRequests)
    .set({
      sendKey: sql`gen_random_uuid()`,
      // As endOfSending() has it: the day that was named where it is still ahead, else a week.
      sendExpiresAt: sql`case when due_at > ${at}::timestamptz + interval '20 minutes' then due_at
        when coalesce(minutes, 10080) <= 10 then null
        else ${at}::timestamptz + make_interval(mins => coalesce(minutes, 10080)) - interval '1 minute' end`,
      sendAt: now,
      errorCode: null,
      errorDetail: null,
    })
    .where(inArray(paymentRequests.id, failed))
    .returning({ id: paymentRequests.id });
  return queued.length;
}

/** From when on nobody of a list is reminded, or everybody who may still pay is. */
export async function scheduleReminders(
  tx: WriteTx,
  listId: string,
  reminders: { everyDays: number | null; most: number; at: Date | null },
): Promise<void> {
  const { everyDays: remindEveryDays, most: remindMost, at: remindAt } = reminders;
  await tx.update(requestLists).set({ remindEveryDays, remindMost }).where(eq(requestLists.id, listId));
  const stopped = sql`${paymentRequests.withdrawnAt} is null and ${paymentRequests.reminders} < ${remindMost}`;
  await tx
    .update(paymentRequests)
    .set({
      remindAt:
        remindAt === null ? null : sql`case when ${stopped} then ${remindAt.toISOString()}::timestamptz end`,
    })
    .where(eq(paymentRequests.listId, listId));
}
