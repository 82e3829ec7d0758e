import { and, eq, isNull, lte, ne, sql } from "drizzle-orm";
import { qrScans } from "@/db/schema/qr-codes";
import { webhookInbox, webhookRegistrations } from "@/db/schema/webhooks";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { EVENT_RETRY } from "@/lib/domain/recovery";

export type RegistrationRow = typeof webhookRegistrations.$inferSelect;

/** A registration that still stands, or undefined. */
export async function findStanding(tx: ReadTx, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx
    .select()
    .from(webhookRegistrations)
    .where(and(eq(webhookRegistrations.id, id), isNull(webhookRegistrations.removedAt)));
  return row;
}

type Purpose = RegistrationRow["purpose"];

export function registrationsOf(
  tx: ReadTx,
  msn: string,
  purpose: Purpose = "payments",
): Promise<RegistrationRow[]> {
  const own = and(eq(webhookRegistrations.msn, msn), eq(webhookRegistrations.purpose, purpose));
  return tx.select().from(webhookRegistrations).where(own);
}

export async function insertRegistration(
  tx: WriteTx,
  row: typeof webhookRegistrations.$inferInsert,
): Promise<void> {
  await tx.insert(webhookRegistrations).values(row);
}

/** Marks this registration as made at the platform, and all others of the unit that have the same purpose as gone. */
export async function keepOnly(
  tx: WriteTx,
  { id, msn, purpose = "payments" }: { id: string; msn: string; purpose?: Purpose },
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
        eq(webhookRegistrations.purpose, purpose),
        ne(webhookRegistrations.id, id),
        isNull(webhookRegistrations.removedAt),
      ),
    );
}

export type NewEvent = {
  bodySha256: string;
  reference: string | null;
  eventName: string | null;
  body: unknown;
  receivedAt: Date;
  appliedAt: Date | null;
};

/**
 * Keeps events of a registration that still stands, in one statement, and tells the hashes of those that were not known
 * already. The worker hears of them when the transaction commits.
 */
export async function insertEvents(
  tx: WriteTx,
  registrationId: string,
  events: readonly NewEvent[],
): Promise<ReadonlySet<string>> {
  const rows = events.map(({ bodySha256, reference, eventName, body, receivedAt, appliedAt }) => {
    return { bodySha256, reference, eventName, body, receivedAt, appliedAt };
  });
  const { rows: fresh } = await tx.execute<{ hash: string }>(sql`
    insert into webhook_inbox
      (merchant_id, msn, registration_id, body_sha256, reference, event_name, body, received_at, applied_at)
    select merchant_id, msn, id, "bodySha256", reference, "eventName", body, "receivedAt", "appliedAt"
    from webhook_registrations cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event
      ("bodySha256" text, reference text, "eventName" text, body jsonb, "receivedAt" timestamptz, "appliedAt" timestamptz)
    where id = ${registrationId} and removed_at is null
    on conflict do nothing
    returning body_sha256 as hash, pg_notify('webhook_inbox', '')`);
  return new Set(fresh.map(({ hash }) => hash));
}

export type NewScan = Omit<typeof qrScans.$inferInsert, "id">;

/** Keeps a customer's scan of a code, once however often it is told. */
export async function insertScan(tx: WriteTx, scan: NewScan): Promise<void> {
  await tx.insert(qrScans).values(scan).onConflictDoNothing();
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

/** Tries that nobody could make meanwhile count as made, so that an old event is not tried in haste. */
export async function markFailed(tx: WriteTx, which: Waiting, error: string, at: Date): Promise<void> {
  const waited = sql`greatest(0, extract(epoch from ${at}::timestamptz - ${webhookInbox.receivedAt}))`;
  const due = sql`floor(sqrt(${waited} / ${EVENT_RETRY.stepSeconds}::int))::int`;
  const attempts = sql`greatest(${webhookInbox.attempts}, ${due}) + 1`;
  await tx.update(webhookInbox).set({ attempts, error }).where(waiting(which));
}
