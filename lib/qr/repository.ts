import { and, asc, count, eq, gte, inArray, lte, max, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { qrCodes, qrScans } from "@/db/schema/qr-codes";
import { salesUnits, unitLogos } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import { type Currency, isCurrency } from "@/lib/domain/money";
import type { CodeName } from "@/lib/domain/qr-code";

export type CodeRow = typeof qrCodes.$inferSelect;
export type NewCode = typeof qrCodes.$inferInsert;

const STANDING = ["pending", "unknown", "live"] as const;

/** Active units of one mode within reach, by name. */
export function unitsOf(tx: ReadTx, environment: Environment) {
  const { msn, name, currency, kind } = salesUnits;
  return tx
    .select({ msn, name, currency, kind })
    .from(salesUnits)
    .where(and(eq(salesUnits.environment, environment), eq(salesUnits.status, "active")))
    .orderBy(asc(sql`lower(${name})`), asc(msn));
}

export async function findUnit(tx: ReadTx, msn: string) {
  const { name, status, environment, currency, kind } = salesUnits;
  const [row] = await tx
    .select({ msn: salesUnits.msn, name, status, environment, currency, kind })
    .from(salesUnits)
    .where(eq(salesUnits.msn, msn));
  return row;
}

/** What is printed beside a code: the company, the unit and its logo. */
export async function findFace(tx: ReadTx, msn: string) {
  const [row] = await tx
    .select({ company: merchants.name, unit: salesUnits.name, logo: unitLogos.png })
    .from(salesUnits)
    .innerJoin(merchants, eq(merchants.id, salesUnits.merchantId))
    .leftJoin(
      unitLogos,
      and(eq(unitLogos.merchantId, salesUnits.merchantId), eq(unitLogos.msn, salesUnits.msn)),
    )
    .where(eq(salesUnits.msn, msn));
  return row;
}

/** All codes of the unit that are, may be or failed to be; those that are gone are left out. */
export function codesOf(tx: ReadTx, msn: string): Promise<CodeRow[]> {
  return tx
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.msn, msn), inArray(qrCodes.state, [...STANDING, "failed"])))
    .orderBy(asc(qrCodes.createdAt), asc(qrCodes.batchRow));
}

export async function findCode(
  tx: ReadTx,
  { msn, kind, platformId }: CodeName,
): Promise<CodeRow | undefined> {
  const name = and(eq(qrCodes.msn, msn), eq(qrCodes.kind, kind), eq(qrCodes.platformId, platformId));
  const [row] = await tx
    .select()
    .from(qrCodes)
    .where(and(name, inArray(qrCodes.state, [...STANDING])));
  return row;
}

export async function findCodeById(tx: ReadTx, id: string): Promise<CodeRow | undefined> {
  const [row] = await tx.select().from(qrCodes).where(eq(qrCodes.id, id));
  return row;
}

/** False where a code of this name stands, or the same intent was kept before. */
export async function insertCode(tx: WriteTx, code: NewCode): Promise<boolean> {
  const rows = await tx.insert(qrCodes).values(code).onConflictDoNothing().returning({ id: qrCodes.id });
  return rows.length > 0;
}

/** Takes hold of a code that is due, or gives undefined where it is settled, too early or in other hands. */
export async function leaseCode(
  tx: WriteTx,
  id: string,
  now: Date,
  until: Date,
): Promise<CodeRow | undefined> {
  const [due] = await tx
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.id, id), lte(qrCodes.nextAt, now), inArray(qrCodes.state, ["pending", "unknown"])))
    .for("update", { skipLocked: true });
  if (due) await updateCode(tx, id, { nextAt: until });
  return due;
}

export async function updateCode(tx: WriteTx, id: string, patch: Partial<NewCode>): Promise<void> {
  await tx.update(qrCodes).set(patch).where(eq(qrCodes.id, id));
}

export function batchOf(tx: ReadTx, batchId: string): Promise<CodeRow[]> {
  return tx.select().from(qrCodes).where(eq(qrCodes.batchId, batchId)).orderBy(asc(qrCodes.batchRow));
}

/** What amounts of a unit are in. */
export function currencyOf({ currency }: { readonly currency: string }): Currency {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return currency;
}

export type Scans = { readonly platformId: string; readonly scans: number; readonly last: Date | null };

/** How often each callback code of the unit was scanned since then. */
export function scansOf(tx: ReadTx, msn: string, since: Date): Promise<Scans[]> {
  return tx
    .select({ platformId: qrScans.platformId, scans: count(), last: max(qrScans.scannedAt) })
    .from(qrScans)
    .where(and(eq(qrScans.msn, msn), gte(qrScans.scannedAt, since)))
    .groupBy(qrScans.platformId);
}
