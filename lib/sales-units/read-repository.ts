import { and, asc, desc, eq, gte, ilike, inArray, like, or, type SQL, sql, sum } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits, unitLogos, unitRequests } from "@/db/schema/sales-units";
import { paymentDays } from "@/db/schema/summaries";
import { unitConnections } from "@/db/schema/webhooks";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { UnitFilter } from "./unit-filter";

export type UnitRow = typeof salesUnits.$inferSelect;

/** The units that a filter names, by name; with `after` those that follow it. */
export function listRows(
  tx: ReadTx,
  filter: UnitFilter,
  most: number,
  after?: { readonly name: string; readonly msn: string },
) {
  const { name, msn } = salesUnits;
  const later = after && sql`(lower(${name}), ${msn}) > (lower(${after.name}::text), ${after.msn})`;
  return tx
    .select({
      msn: salesUnits.msn,
      name: salesUnits.name,
      kind: salesUnits.kind,
      status: salesUnits.status,
      location: salesUnits.location,
      logo: unitLogos.sha256,
    })
    .from(salesUnits)
    .leftJoin(
      unitLogos,
      and(eq(unitLogos.merchantId, salesUnits.merchantId), eq(unitLogos.msn, salesUnits.msn)),
    )
    .where(and(conditionOf(filter), later))
    .orderBy(asc(sql`lower(${name})`), asc(msn))
    .limit(most);
}

function conditionOf({ environment, q, status, kind }: UnitFilter): SQL | undefined {
  // What someone types is text, not a pattern.
  const typed = q.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return and(
    eq(salesUnits.environment, environment),
    status ? eq(salesUnits.status, status) : undefined,
    kind ? eq(salesUnits.kind, kind) : undefined,
    q ? or(ilike(salesUnits.name, `%${typed}%`), like(salesUnits.msn, `${typed}%`)) : undefined,
  );
}

export async function findUnit(tx: ReadTx, msn: string): Promise<UnitRow | undefined> {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}

export type Company = { name: string; country: string; timeZone: string };

export async function findCompany(tx: ReadTx): Promise<Company> {
  const { name, country, timeZone } = merchants;
  const [row] = await tx.select({ name, country, timeZone }).from(merchants);
  if (!row) throw new Error("the company is gone");
  return row;
}

/** What the summary knows of the unit since that day, per status. Minor units of its currency. */
export function daysSince(tx: ReadTx, unit: Pick<UnitRow, "msn" | "environment" | "currency">, from: string) {
  return tx
    .select({
      status: paymentDays.status,
      payments: sum(paymentDays.payments).mapWith(Number),
      authorizedMinor: sum(paymentDays.authorizedMinor).mapWith(Number),
      capturedMinor: sum(paymentDays.capturedMinor).mapWith(Number),
      refundedMinor: sum(paymentDays.refundedMinor).mapWith(Number),
    })
    .from(paymentDays)
    .where(
      and(
        eq(paymentDays.msn, unit.msn),
        eq(paymentDays.environment, unit.environment),
        eq(paymentDays.currency, unit.currency),
        gte(paymentDays.day, from),
        inArray(paymentDays.status, SOLD),
      ),
    )
    .groupBy(paymentDays.status);
}

/** Payments that a customer approved and that were not let go of. */
const SOLD = ["reserved", "partially_captured", "captured", "partially_refunded", "refunded"];

/** The newest request of each kind first. */
export function requestsOf(tx: ReadTx, msn: string) {
  const { kind, state, createdAt, answer } = unitRequests;
  return tx
    .select({ kind, state, createdAt, answer })
    .from(unitRequests)
    .where(eq(unitRequests.msn, msn))
    .orderBy(desc(createdAt))
    .limit(20);
}

export async function findLogo(tx: ReadTx, msn: string): Promise<{ sha256: string } | undefined> {
  const { sha256 } = unitLogos;
  const [row] = await tx.select({ sha256 }).from(unitLogos).where(eq(unitLogos.msn, msn));
  return row;
}

export async function logoOf(tx: ReadTx, msn: string): Promise<Buffer | undefined> {
  const [row] = await tx.select({ png: unitLogos.png }).from(unitLogos).where(eq(unitLogos.msn, msn));
  return row?.png;
}

export async function keysRefusedSince(tx: ReadTx, msn: string): Promise<Date | null> {
  const { failingSince: since, failure } = unitConnections;
  const refused = and(eq(unitConnections.msn, msn), eq(failure, "keys_refused"));
  const [row] = await tx.select({ since }).from(unitConnections).where(refused);
  return row?.since ?? null;
}
