import { and, asc, eq, isNull } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { reportSubscriptions } from "@/db/schema/report-deliveries";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { FileServer, Recipient } from "@/lib/domain/report-subscription";

type Row = typeof reportSubscriptions.$inferSelect;

export type Subscription = Omit<Row, "recipients" | "server"> & {
  readonly recipients: readonly Recipient[];
  readonly server: FileServer | null;
};

/** By name, those that are deleted left out. */
export async function allSubscriptions(tx: ReadTx): Promise<Subscription[]> {
  const { deletedAt, name, id } = reportSubscriptions;
  const rows = await tx
    .select()
    .from(reportSubscriptions)
    .where(isNull(deletedAt))
    .orderBy(asc(name), asc(id));
  return rows.map(toSubscription);
}

/** Also one that is deleted. */
export async function findSubscription(tx: ReadTx, id: string): Promise<Subscription | undefined> {
  const [row] = await tx.select().from(reportSubscriptions).where(eq(reportSubscriptions.id, id));
  return row && toSubscription(row);
}

/** The same, for nobody else to change until the transaction ends. */
export async function lockSubscription(tx: WriteTx, id: string): Promise<Subscription | undefined> {
  const [row] = await tx
    .select()
    .from(reportSubscriptions)
    .where(eq(reportSubscriptions.id, id))
    .for("update");
  return row && toSubscription(row);
}

export async function insertSubscription(tx: WriteTx, row: Subscription): Promise<boolean> {
  const made = await tx
    .insert(reportSubscriptions)
    .values({ ...row, recipients: [...row.recipients] })
    .onConflictDoNothing()
    .returning({ id: reportSubscriptions.id });
  return made.length > 0;
}

export async function updateSubscription(
  tx: WriteTx,
  id: string,
  change: Partial<Omit<Subscription, "merchantId" | "id">>,
): Promise<void> {
  await tx.update(reportSubscriptions).set(change).where(eq(reportSubscriptions.id, id));
}

/** Production units within the transaction's reach, by name. */
export function productionUnits(tx: ReadTx): Promise<{ msn: string; name: string }[]> {
  const { msn, name, environment } = salesUnits;
  return tx
    .select({ msn, name })
    .from(salesUnits)
    .where(and(eq(environment, "production")))
    .orderBy(asc(name), asc(msn));
}

export async function companyOf(tx: ReadTx) {
  const { name, slug, timeZone } = merchants;
  const [row] = await tx.select({ name, slug, timeZone }).from(merchants);
  if (!row) throw new Error("a company reads its own row");
  return row;
}

function toSubscription({ recipients, server, ...row }: Row): Subscription {
  return {
    ...row,
    recipients: recipients as Recipient[], // safe: written as such, by saveSubscription alone
    server: server as FileServer | null, // safe: the same
  };
}
