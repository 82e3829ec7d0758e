import { and, eq, isNull, lte, ne, sql } from "drizzle-orm";
import { webhookInbox, webhookRegistrations } from "@/db/schema/webhooks";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type RegistrationRow = typeof webhookRegistrations.$inferSelect;

/** A registration that still stands, or undefined. */
export async function findStanding(tx: ReadTx, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx
    .select()
    .from(webhookRegistrations)
    .where(and(eq(webhookRegistrations.id, id), isNull(webhookRegistrations.removedAt)));
  return row;
}

export function registrationsOf(tx: ReadTx, msn: string): Promise<RegistrationRow[]> {
  return tx.select().from(webhookRegistrations).where(eq(webhookRegistrations.msn, msn));
}

export async function insertRegistration(
  tx: WriteTx,
  row: typeof webhookRegistrations.$inferInsert,
): Promise<void> {
  await tx.insert(webhookRegistrations).values(row);
}

/** Marks this registration as made at the platform, and all others of the unit as gone. */
export async function keepOnly(
  tx: WriteTx,
  { id, msn }: { id: string; msn: string },
  platformId: string,
  at: Date,
): Promise<void> {
  await tx
    .update(webhookRegistrations)
    .set({ platformId, removedAt: null })
    .where(eq(webhookRegistrations.id, id));
  await tx
    .update(webhookRegistrations)
    .set({ removedAt: at })
    .where(
      and(
        eq(webhookRegistrations.msn, msn),
        ne(webhookRegistrations.id, id),
        isNull(webhookRegistrations.removedAt),
      ),
    );
}

/** Whether the event is new. The worker hears of it when the transaction commits. */
export async function insertEvent(tx: WriteTx, row: typeof webhookInbox.$inferInsert): Promise<boolean> {
  const kept = await tx
    .insert(webhookInbox)
    .values(row)
    .onConflictDoNothing()
    .returning({ noticed: sql`pg_notify('webhook_inbox', '')` });
  return kept.length > 0;
}

type Waiting = { msn: string; reference: string; upTo: number };

const waiting = ({ msn, reference, upTo }: Waiting) =>
  and(
    eq(webhookInbox.msn, msn),
    eq(webhookInbox.reference, reference),
    lte(webhookInbox.id, upTo),
    isNull(webhookInbox.appliedAt),
  );

export async function markApplied(tx: WriteTx, which: Waiting, at: Date): Promise<void> {
  await tx.update(webhookInbox).set({ appliedAt: at, error: null }).where(waiting(which));
}

export async function markFailed(tx: WriteTx, which: Waiting, error: string): Promise<void> {
  const attempts = sql`${webhookInbox.attempts} + 1`;
  await tx.update(webhookInbox).set({ attempts, error }).where(waiting(which));
}
