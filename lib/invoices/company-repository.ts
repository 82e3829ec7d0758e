import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { invoiceCustomers } from "@/db/schema/invoice-parts";
import { merchants } from "@/db/schema/merchants";
import { salesUnits, unitLogos } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import type { Environment } from "@/lib/domain/environment";
import { type Currency, isCurrency } from "@/lib/domain/money";
import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";

/** The company as its invoices name it, and the day that it is there. */
export type Issuer = {
  readonly name: string;
  readonly organisationNumber: string;
  readonly country: IdentityCountry;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly today: string;
};

export async function issuerOf(tx: ReadTx): Promise<Issuer> {
  const { name, organisationNumber, country, currency, timeZone } = merchants;
  const [row] = await tx.select({ name, organisationNumber, country, currency, timeZone }).from(merchants);
  const known = IDENTITY_COUNTRIES.find((one) => one === row?.country);
  if (!row || !known || !isCurrency(row.currency))
    throw new Error("the company is gone, or sends no invoices");
  const today = dayAt(now(), row.timeZone);
  return { ...row, country: known, currency: row.currency, today };
}

export type IssuingUnit = { readonly msn: string; readonly name: string };

/** Units within reach that can ask for money, in one mode. */
export async function issuingUnits(tx: ReadTx, environment: Environment): Promise<IssuingUnit[]> {
  const { msn, name, status } = salesUnits;
  return tx
    .select({ msn, name })
    .from(salesUnits)
    .where(and(eq(salesUnits.environment, environment), eq(status, "active")))
    .orderBy(asc(name), asc(msn));
}

export async function unitOf(tx: ReadTx, msn: string) {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}

export type KnownCustomer = Pick<
  typeof invoiceCustomers.$inferSelect,
  "msn" | "name" | "email" | "phone" | "phoneSharedAt" | "address"
>;

/** Who was sent an invoice last, the newest first. One whom several units know stands here once, as the last of them did. */
export async function lastCustomers(tx: ReadTx, most: number): Promise<KnownCustomer[]> {
  const { key, msn, name, email, phone, phoneSharedAt, address, lastInvoicedAt } = invoiceCustomers;
  const once = tx
    .selectDistinctOn([key], { msn, name, email, phone, phoneSharedAt, address, lastInvoicedAt })
    .from(invoiceCustomers)
    .orderBy(key, desc(lastInvoicedAt))
    .as("once");
  return tx
    .select({
      ...{ msn: once.msn, name: once.name, email: once.email, phone: once.phone },
      ...{ phoneSharedAt: once.phoneSharedAt, address: once.address },
    })
    .from(once)
    .orderBy(desc(once.lastInvoicedAt))
    .limit(most);
}

type Customer = {
  readonly merchantId: string;
  readonly msn: string;
  readonly customerName: string;
  readonly customerEmail: string | null;
  readonly customerPhone: string | null;
  readonly customerAddress: string | null;
};

function customerKey({ customerName, customerEmail }: Customer): string {
  return customerEmail ?? customerName.toLowerCase().replace(/\s+/gu, " ");
}

const AT_ONCE = 1_000;

/** Remembers who was sent an invoice. A number that the customer shared is not forgotten because one was not typed. */
export async function keepCustomers(
  tx: WriteTx,
  customers: readonly Customer[],
  sharedAt?: Date,
): Promise<void> {
  const known = invoiceCustomers;
  const rows = [...new Map(customers.map((one) => [customerKey(one), rowOf(one, sharedAt)])).values()];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insert(known)
      .values(rows.slice(from, from + AT_ONCE))
      .onConflictDoUpdate({
        target: [known.merchantId, known.msn, known.key],
        set: {
          ...{ name: sql`excluded.name`, email: sql`excluded.email`, address: sql`excluded.address` },
          lastInvoicedAt: sql`excluded.last_invoiced_at`,
          phone: sql`coalesce(excluded.phone, ${known.phone})`,
          // The same number typed once more is still the one that was shared.
          phoneSharedAt: sql`coalesce(excluded.phone_shared_at,
            case when coalesce(excluded.phone, ${known.phone}) = ${known.phone} then ${known.phoneSharedAt} end)`,
        },
      });
}

function rowOf(customer: Customer, sharedAt: Date | undefined): typeof invoiceCustomers.$inferInsert {
  const { merchantId, msn, customerName: name, customerEmail: email, customerAddress: address } = customer;
  const told = { name, email, address, phone: customer.customerPhone, lastInvoicedAt: now() };
  return { merchantId, msn, key: customerKey(customer), ...told, phoneSharedAt: sharedAt ?? null };
}

/** The numbers of these customers of a unit, in their order: as typed, else the one that each is known by. */
export async function knownPhones(
  tx: ReadTx,
  msn: string,
  customers: readonly Customer[],
): Promise<(string | null)[]> {
  const { key, phone } = invoiceCustomers;
  const keys = [...new Set(customers.map(customerKey))];
  const rows = await tx
    .select({ key, phone })
    .from(invoiceCustomers)
    .where(and(eq(invoiceCustomers.msn, msn), inArray(key, keys)));
  const known = new Map(rows.map((row) => [row.key, row.phone]));
  return customers.map((one) => one.customerPhone ?? known.get(customerKey(one)) ?? null);
}

/** The unit's picture, with the digest that its address carries. */
export async function logoOf(tx: ReadTx, msn: string): Promise<{ png: Buffer; sha256: string } | undefined> {
  const { png, sha256 } = unitLogos;
  const [row] = await tx.select({ png, sha256 }).from(unitLogos).where(eq(unitLogos.msn, msn));
  return row;
}
