import { and, eq, gt, lte, notExists, or, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { paymentCreations } from "@/db/schema/payment-creations";
import { paymentRequests } from "@/db/schema/payment-requests";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { unitConnections } from "@/db/schema/webhooks";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type RequestRow = typeof paymentRequests.$inferSelect;
export type NewRequest = typeof paymentRequests.$inferInsert;

/** Whether it was kept: not where the id is taken, be it by a request that this caller may not see. */
export async function insertRequest(tx: WriteTx, row: NewRequest): Promise<boolean> {
  const kept = await tx
    .insert(paymentRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: paymentRequests.id });
  return kept.length > 0;
}

const AT_ONCE = 500;

export async function insertRequests(tx: WriteTx, rows: readonly NewRequest[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(paymentRequests).values(rows.slice(from, from + AT_ONCE));
}

export async function changeRequest(tx: WriteTx, id: string, change: Partial<NewRequest>): Promise<void> {
  await tx.update(paymentRequests).set(change).where(eq(paymentRequests.id, id));
}

export const latestPayment = and(
  eq(paymentCreations.merchantId, paymentRequests.merchantId),
  eq(paymentCreations.id, paymentRequests.sendKey),
);
export const itsPayment = and(
  eq(payments.merchantId, paymentCreations.merchantId),
  eq(payments.id, paymentCreations.paymentId),
);

/** A request with the payment that was made for it last. */
const standing = {
  request: paymentRequests,
  creation: {
    state: paymentCreations.state,
    errorCode: paymentCreations.errorCode,
    errorDetail: paymentCreations.errorDetail,
  },
  payment: { id: payments.id, status: payments.status, expiresAt: payments.expiresAt },
};

export type StandingRow = Awaited<ReturnType<typeof findStanding>>;

/** Undefined where it does not exist for this caller. */
export async function findStanding(tx: ReadTx, id: string) {
  const [row] = await tx
    .select({ ...standing, unit: { name: salesUnits.name } })
    .from(paymentRequests)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, paymentRequests.merchantId), eq(salesUnits.msn, paymentRequests.msn)),
    )
    .leftJoin(paymentCreations, latestPayment)
    .leftJoin(payments, itsPayment)
    .where(eq(paymentRequests.id, id));
  return row;
}

/** The sales unit that asks. */
export async function findMsn(tx: ReadTx, id: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ msn: paymentRequests.msn })
    .from(paymentRequests)
    .where(eq(paymentRequests.id, id));
  return row?.msn;
}

export async function lockRequest(tx: WriteTx, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(paymentRequests).where(eq(paymentRequests.id, id)).for("update");
  return row;
}

/**
 * Takes hold of a request that is due, and sets when it is due again should whoever takes it be gone. Not while the platform wants
 * to be left alone about its unit.
 */
export async function leaseRequest(
  tx: WriteTx,
  id: string,
  now: Date,
  until: Date,
): Promise<RequestRow | undefined> {
  const { sendAt, remindAt } = paymentRequests;
  const held = tx
    .select({ one: sql`1` })
    .from(unitConnections)
    .where(and(eq(unitConnections.msn, paymentRequests.msn), gt(unitConnections.waitUntil, now)));
  const [due] = await tx
    .select()
    .from(paymentRequests)
    .where(and(eq(paymentRequests.id, id), or(lte(sendAt, now), lte(remindAt, now)), notExists(held)))
    .for("update", { skipLocked: true });
  if (!due) return undefined;
  await changeRequest(tx, id, due.sendAt ? { sendAt: until } : { remindAt: until });
  return due;
}

export async function findUnit(tx: ReadTx, msn: string) {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}

const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;

/** Where the company is, and its time zone. */
export async function findMerchant(tx: ReadTx) {
  const [row] = await tx.select({ country: merchants.country, timeZone: merchants.timeZone }).from(merchants);
  if (!row) throw new Error("the merchant is gone");
  return { country: COUNTRIES.find((one) => one === row.country) ?? "NO", timeZone: row.timeZone };
}
