import { and, asc, desc, eq, sql } from "drizzle-orm";
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

/** Who was sent an invoice last, the newest first. */
export async function lastCustomers(tx: ReadTx, most: number): Promise<KnownCustomer[]> {
  const { msn, name, email, phone, phoneSharedAt, address, lastInvoicedAt } = invoiceCustomers;
  return tx
    .select({ msn, name, email, phone, phoneSharedAt, address })
    .from(invoiceCustomers)
    .orderBy(desc(lastInvoicedAt))
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

/** Remembers who was sent an invoice. A number that the customer shared is not forgotten because one was not typed. */
export async function keepCustomer(tx: WriteTx, customer: Customer, sharedAt?: Date): Promise<void> {
  const { merchantId, msn, customerName: name, customerEmail: email, customerAddress: address } = customer;
  const phone = customer.customerPhone;
  const told = { name, email, address, lastInvoicedAt: now() };
  // The same number typed once more is still the one that was shared.
  const since =
    sharedAt ??
    sql`case when ${invoiceCustomers.phone} = ${phone} then ${invoiceCustomers.phoneSharedAt} end`;
  await tx
    .insert(invoiceCustomers)
    .values({ merchantId, msn, key: customerKey(customer), ...told, phone, phoneSharedAt: sharedAt ?? null })
    .onConflictDoUpdate({
      target: [invoiceCustomers.merchantId, invoiceCustomers.msn, invoiceCustomers.key],
      set: { ...told, ...(phone && { phone, phoneSharedAt: since }) },
    });
}

/** The number that this customer of the unit is known by. */
export async function knownPhone(tx: ReadTx, customer: Customer): Promise<string | null> {
  const [row] = await tx
    .select({ phone: invoiceCustomers.phone })
    .from(invoiceCustomers)
    .where(and(eq(invoiceCustomers.msn, customer.msn), eq(invoiceCustomers.key, customerKey(customer))));
  return row?.phone ?? null;
}

/** The unit's picture, with the digest that its address carries. */
export async function logoOf(tx: ReadTx, msn: string): Promise<{ png: Buffer; sha256: string } | undefined> {
  const { png, sha256 } = unitLogos;
  const [row] = await tx.select({ png, sha256 }).from(unitLogos).where(eq(unitLogos.msn, msn));
  return row;
}
