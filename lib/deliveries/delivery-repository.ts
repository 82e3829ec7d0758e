import { and, desc, eq, inArray, max } from "drizzle-orm";
import { mailOutbox } from "@/db/schema/mail";
import { reportDeliveries } from "@/db/schema/report-deliveries";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Currency } from "@/lib/domain/money";
import type { Period } from "@/lib/domain/report-schedule";
import type { Destination } from "@/lib/domain/report-standing";

type Row = typeof reportDeliveries.$inferSelect;

/** What the payouts of a period come to, in minor units; refunds and fees as what they cost. */
export type Sums = {
  readonly currency: Currency;
  readonly captured: number;
  readonly refunded: number;
  readonly fees: number;
  readonly corrected: number;
  readonly paidOut: number;
};

/** `mail` is the message of the outbox. */
export type DeliveryRecipient = Destination & { readonly mail?: string };

export type Delivery = Omit<Row, "sums" | "recipients" | "about"> & {
  readonly sums: readonly Sums[];
  readonly recipients: readonly DeliveryRecipient[];
  readonly about: { readonly [name: string]: string };
};

type New = Pick<Row, "merchantId" | "id" | "subscriptionId" | "run" | "createdAt" | "format" | "personal">;

/** False where this period of the subscription has one with this run already. */
export async function insertDelivery(
  tx: WriteTx,
  { from, to }: Period,
  row: New & { askedBy?: string },
): Promise<boolean> {
  const made = await tx
    .insert(reportDeliveries)
    .values({ ...row, periodFrom: from, periodTo: to, nextAt: row.createdAt })
    .onConflictDoNothing()
    .returning({ id: reportDeliveries.id });
  return made.length > 0;
}

export async function lockDelivery(tx: WriteTx, id: string): Promise<Delivery | undefined> {
  const [row] = await tx.select().from(reportDeliveries).where(eq(reportDeliveries.id, id)).for("update");
  return row && toDelivery(row);
}

export async function findDelivery(tx: ReadTx, id: string): Promise<Delivery | undefined> {
  const [row] = await tx.select().from(reportDeliveries).where(eq(reportDeliveries.id, id));
  return row && toDelivery(row);
}

/** The newest first. */
export async function deliveriesOf(tx: ReadTx, subscriptionId: string, limit: number): Promise<Delivery[]> {
  const rows = await tx
    .select()
    .from(reportDeliveries)
    .where(eq(reportDeliveries.subscriptionId, subscriptionId))
    .orderBy(desc(reportDeliveries.createdAt), desc(reportDeliveries.periodFrom), desc(reportDeliveries.id))
    .limit(limit);
  return rows.map(toDelivery);
}

/** The newest of each of these subscriptions. */
export async function lastDeliveries(tx: ReadTx, subscriptions: readonly string[]): Promise<Delivery[]> {
  if (subscriptions.length === 0) return [];
  const { subscriptionId, createdAt, periodFrom, id } = reportDeliveries;
  const rows = await tx
    .selectDistinctOn([subscriptionId])
    .from(reportDeliveries)
    .where(inArray(subscriptionId, [...subscriptions]))
    .orderBy(subscriptionId, desc(createdAt), desc(periodFrom), desc(id));
  return rows.map(toDelivery);
}

/** Those of a period, and the highest run among them. */
export async function runsOf(tx: WriteTx, subscription: string, { from, to }: Period) {
  const { subscriptionId, periodFrom, periodTo, run, id, state } = reportDeliveries;
  const same = and(eq(subscriptionId, subscription), eq(periodFrom, from), eq(periodTo, to));
  const [highest] = await tx
    .select({ run: max(run) })
    .from(reportDeliveries)
    .where(same);
  const [open] = await tx
    .select({ id })
    .from(reportDeliveries)
    .where(and(same, inArray(state, ["due", "building", "waiting"])));
  return { highest: highest?.run ?? 0, open: open?.id };
}

type Change = Partial<Omit<Delivery, "merchantId" | "id" | "subscriptionId">>;

export async function updateDelivery(tx: WriteTx, id: string, { sums, recipients, ...rest }: Change) {
  const lists = { ...(sums && { sums: [...sums] }), ...(recipients && { recipients: [...recipients] }) };
  await tx
    .update(reportDeliveries)
    .set({ ...rest, ...lists })
    .where(eq(reportDeliveries.id, id));
}

export type MailState = {
  readonly id: string;
  readonly state: "queued" | "sent" | "failed";
  readonly lastError: string | null;
};

/** How messages of the outbox stand; those that are long gone are missing. */
export async function mailStates(tx: ReadTx, ids: readonly string[]): Promise<Map<string, MailState>> {
  if (ids.length === 0) return new Map();
  const { id, state, lastError } = mailOutbox;
  const rows = await tx
    .select({ id, state, lastError })
    .from(mailOutbox)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

function toDelivery({ sums, recipients, about, ...row }: Row): Delivery {
  return {
    ...row,
    sums: sums as Sums[], // safe: written as such, by this feature alone
    recipients: recipients as DeliveryRecipient[], // safe: the same
    about: (about ?? {}) as Delivery["about"], // safe: the same
  };
}
