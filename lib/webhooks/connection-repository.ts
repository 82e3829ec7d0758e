import { and, desc, eq, exists, isNotNull, isNull, sql } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import { secrets } from "@/db/schema/secrets";
import { unitConnections, webhookInbox, webhookRegistrations } from "@/db/schema/webhooks";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

export type ConnectionRow = typeof unitConnections.$inferSelect;

export async function findConnection(tx: ReadTx, msn: string): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(unitConnections).where(eq(unitConnections.msn, msn));
  return row;
}

/** Holds the row until the transaction ends, and makes it where there was none. */
export async function lockConnection(tx: WriteTx, merchantId: string, msn: string): Promise<ConnectionRow> {
  await tx.insert(unitConnections).values({ merchantId, msn }).onConflictDoNothing();
  const [row] = await tx.select().from(unitConnections).where(eq(unitConnections.msn, msn)).for("update");
  if (!row) throw new Error("the connection of the unit is out of reach");
  return row;
}

export async function updateConnection(
  tx: WriteTx,
  msn: string,
  patch: Partial<Omit<ConnectionRow, "merchantId" | "msn">>,
): Promise<void> {
  await tx.update(unitConnections).set(patch).where(eq(unitConnections.msn, msn));
}

/** The unit's name, or undefined where it is out of reach. */
export async function nameOfUnit(tx: ReadTx, msn: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: salesUnits.name }).from(salesUnits).where(eq(salesUnits.msn, msn));
  return row?.name;
}

/** Active units of one mode within reach that have keys, which are those that the worker looks at, with the registration that stands, the last look and the last delivery. */
export function connectionsOf(tx: ReadTx, environment: Environment) {
  const { msn } = salesUnits;
  // A delivery's number grows with its time, and an index has each unit's in that order.
  const delivered = tx
    .select({ at: webhookInbox.receivedAt })
    .from(webhookInbox)
    .where(and(eq(webhookInbox.msn, msn), eq(webhookInbox.merchantId, salesUnits.merchantId)))
    .orderBy(desc(webhookInbox.id))
    .limit(1);
  const keys = tx
    .select({ one: sql`1` })
    .from(secrets)
    .where(and(eq(secrets.merchantId, salesUnits.merchantId), eq(secrets.owner, sql`'api-keys:' || ${msn}`)));
  return tx
    .select({
      msn,
      since: webhookRegistrations.createdAt,
      lastDelivery: sql<string | null>`(${delivered})`,
      checkedAt: unitConnections.checkedAt,
      failure: unitConnections.failure,
      failingSince: unitConnections.failingSince,
      registrations: unitConnections.registrations,
      replaceAskedAt: unitConnections.replaceAskedAt,
    })
    .from(salesUnits)
    .leftJoin(unitConnections, eq(unitConnections.msn, msn))
    .leftJoin(
      webhookRegistrations,
      and(
        eq(webhookRegistrations.msn, msn),
        eq(webhookRegistrations.purpose, "payments"),
        isNotNull(webhookRegistrations.platformId),
        isNull(webhookRegistrations.removedAt),
      ),
    )
    .where(and(eq(salesUnits.environment, environment), eq(salesUnits.status, "active"), exists(keys)));
}
