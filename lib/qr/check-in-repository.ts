import { and, count, desc, eq, gte, inArray, sum } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { payments } from "@/db/schema/payments";
import { qrCodes, qrScans } from "@/db/schema/qr-codes";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

/** The payment that was asked for last after a scan. */
const itsCreation = and(
  eq(paymentCreations.merchantId, qrScans.merchantId),
  eq(paymentCreations.id, qrScans.askKey),
);
const itsPayment = and(
  eq(payments.merchantId, paymentCreations.merchantId),
  eq(payments.id, paymentCreations.paymentId),
);
/** The portal's own row of the code, which codes that were made elsewhere may lack. */
const itsCode = and(
  eq(qrCodes.merchantId, qrScans.merchantId),
  eq(qrCodes.msn, qrScans.msn),
  eq(qrCodes.kind, "callback"),
  eq(qrCodes.platformId, qrScans.platformId),
  eq(qrCodes.state, "live"),
);

export type SeenScan = Awaited<ReturnType<typeof seenScans>>[number];

/** Who checked in at a unit since then, with what was asked of them last; the newest first. */
export function seenScans(tx: ReadTx, at: { msn: string; platformId?: string }, since: Date, most: number) {
  const { checkIn, platformId, scannedAt, askedAt } = qrScans;
  return tx
    .select({
      ...{ checkIn, platformId, scannedAt, askedAt },
      place: qrCodes.target,
      creation: paymentCreations.state,
      amountMinor: paymentCreations.amountMinor,
      paymentId: payments.id,
      payment: payments.status,
    })
    .from(qrScans)
    .leftJoin(qrCodes, itsCode)
    .leftJoin(paymentCreations, itsCreation)
    .leftJoin(payments, itsPayment)
    .where(
      and(
        eq(qrScans.msn, at.msn),
        at.platformId === undefined ? undefined : eq(platformId, at.platformId),
        gte(scannedAt, since),
      ),
    )
    .orderBy(desc(scannedAt))
    .limit(most);
}

/** A scan, held until the transaction ends, and what was asked after it last. */
export async function lockScan(tx: WriteTx, checkIn: string) {
  const [scan] = await tx.select().from(qrScans).where(eq(qrScans.checkIn, checkIn)).for("update");
  if (!scan) return undefined;
  const [asked] = await tx
    .select({ creation: paymentCreations.state, payment: payments.status })
    .from(qrScans)
    .innerJoin(paymentCreations, itsCreation)
    .leftJoin(payments, itsPayment)
    .where(eq(qrScans.checkIn, checkIn));
  return { scan, creation: asked?.creation ?? null, payment: asked?.payment ?? null };
}

export async function markAsked(tx: WriteTx, checkIn: string, askKey: string, askedAt: Date): Promise<void> {
  await tx.update(qrScans).set({ askKey, askedAt }).where(eq(qrScans.checkIn, checkIn));
}

/** Payments that were asked for after a scan of the unit's codes. */
const fromScan = and(
  eq(paymentCreations.merchantId, qrScans.merchantId),
  eq(paymentCreations.sourceKind, "qr"),
  eq(paymentCreations.sourceId, qrScans.checkIn),
);

const APPROVED = ["reserved", "partially_captured", "captured", "partially_refunded", "refunded"] as const;

export type Takings = { readonly platformId: string; readonly payments: number; readonly minor: number };

/** What was approved after scans of each callback code since then, in minor units; what was cancelled or refused is left out. */
export async function takingsOf(tx: ReadTx, msn: string, since: Date): Promise<Takings[]> {
  const rows = await tx
    .select({ platformId: qrScans.platformId, payments: count(), minor: sum(payments.authorizedMinor) })
    .from(qrScans)
    .innerJoin(paymentCreations, fromScan)
    .innerJoin(payments, itsPayment)
    .where(and(eq(qrScans.msn, msn), gte(qrScans.scannedAt, since), inArray(payments.status, [...APPROVED])))
    .groupBy(qrScans.platformId);
  return rows.map(({ minor, ...row }) => ({ ...row, minor: Number(minor ?? 0) }));
}

/** The last payments after scans of one code, refused ones too. */
export function paymentsOfCode(tx: ReadTx, at: { msn: string; platformId: string }, most: number) {
  const { id, reference, status, amountMinor, createdAt } = payments;
  return tx
    .select({ id, reference, status, amountMinor, createdAt })
    .from(qrScans)
    .innerJoin(paymentCreations, fromScan)
    .innerJoin(payments, itsPayment)
    .where(and(eq(qrScans.msn, at.msn), eq(qrScans.platformId, at.platformId)))
    .orderBy(desc(createdAt))
    .limit(most);
}
