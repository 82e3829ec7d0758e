import { randomBytes, randomUUID } from "node:crypto";
import { merchants } from "@/db/schema/merchants";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { grants, memberships, users } from "@/db/schema/users";
import type { PersonCaller, SystemCaller } from "@/lib/access/caller";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { asDirectory } from "@/lib/access/directory";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { money } from "@/lib/domain/money";
import { statusOf } from "@/lib/domain/payment";
import type { Grant, SystemPermission } from "@/lib/domain/permission";

export type TestMerchant = { id: string; slug: string; units: string[] };

/** A company of its own for each test, so that all run side by side and none cleans up. */
export async function createMerchant(
  units = 1,
  captureType: "reserve" | "direct" = "reserve",
): Promise<TestMerchant> {
  const slug = `m-${randomBytes(6).toString("hex")}`;
  const id = randomUUID();
  await asDirectory((tx) =>
    tx.insert(merchants).values({
      id,
      slug,
      name: `Company ${slug}`,
      organisationNumber: "999000010",
      country: "NO",
      currency: "NOK",
      timeZone: "Europe/Oslo",
    }),
  );
  const msns = Array.from({ length: units }, () =>
    String((randomBytes(4).readUInt32BE() % 900_000_000) + 100_000_000),
  );
  await inWriteTransaction({ merchantId: id, reach: "all" }, (tx) =>
    tx.insert(salesUnits).values(
      msns.map((msn) => ({
        merchantId: id,
        msn,
        name: `Unit ${msn}`,
        kind: "online" as const,
        environment: "production" as const,
        currency: "NOK",
        captureType,
      })),
    ),
  );
  return { id, slug, units: msns };
}

/** Someone who works there with these grants, as the caller that a request of theirs would be. */
export async function createPerson(
  merchant: TestMerchant,
  held: readonly Grant[],
  name = "Test Person",
): Promise<PersonCaller> {
  const userId = randomUUID();
  await asDirectory(async (tx) => {
    await tx.insert(users).values({ id: userId, name, country: "NO" });
    await tx.insert(memberships).values({ merchantId: merchant.id, userId });
    if (held.length > 0)
      await tx.insert(grants).values(
        held.map(({ role, extras, unit }) => ({
          merchantId: merchant.id,
          userId,
          role,
          transactionManagement: extras.includes("transaction_management"),
          developer: extras.includes("developer"),
          unit: unit === "all" ? null : unit,
        })),
      );
  });
  const caller = callerAt(
    { id: userId, name, provedAt: now().getTime() },
    await companiesOf(userId),
    merchant.slug,
  );
  if (!caller) throw new Error("the person is not there");
  return caller;
}

export const createAdministrator = (merchant: TestMerchant) =>
  createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }], "Test Administrator");

export function systemCaller(merchant: TestMerchant, ...permissions: SystemPermission[]): SystemCaller {
  return { kind: "job", id: "test-job", merchantId: merchant.id, permissions, units: "all" };
}

type PaymentRow = typeof payments.$inferInsert;

/** A payment as the portal knows it, without a platform behind it: reserved 100,00 kr unless told otherwise. */
export async function insertPayment(
  merchant: TestMerchant,
  own: Partial<PaymentRow> = {},
): Promise<typeof payments.$inferSelect> {
  const row = {
    state: "AUTHORIZED" as const,
    currency: "NOK",
    amountMinor: 10_000,
    authorizedMinor: 10_000,
    capturedMinor: 0,
    refundedMinor: 0,
    cancelledMinor: 0,
    environment: "production" as const,
    channel: "online" as const,
    createdAt: new Date(),
    reference: `ref-${randomUUID()}`,
    ...own,
  };
  const nok = (minor = 0) => money(minor, "NOK");
  const amounts = {
    authorized: nok(row.authorizedMinor),
    captured: nok(row.capturedMinor),
    refunded: nok(row.refundedMinor),
    cancelled: nok(row.cancelledMinor),
  };
  const msn = own.msn ?? merchant.units[0];
  if (!msn) throw new Error("the merchant has no sales unit");
  const status = own.status ?? statusOf({ state: row.state, amounts });
  const [inserted] = await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx
      .insert(payments)
      .values({ ...row, merchantId: merchant.id, msn, status })
      .returning(),
  );
  if (!inserted) throw new Error("no payment was inserted");
  return inserted;
}
