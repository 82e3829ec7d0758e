import { asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { invoiceEvents, invoicePayments } from "@/db/schema/invoice-parts";
import { users } from "@/db/schema/users";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { SentReminder } from "@/lib/domain/invoice-reminder";

export type EventKind = (typeof invoiceEvents.$inferSelect)["kind"];

const eventDetails = z.object({
  amountMinor: z.int().optional(),
  feeMinor: z.int().optional(),
  day: z.string().optional(),
  number: z.int().optional(),
  code: z.string().optional(),
  paymentId: z.string().optional(),
});
export type EventDetails = z.output<typeof eventDetails>;

export type InvoiceEvent = {
  readonly id: number;
  readonly at: Date;
  readonly kind: EventKind;
  /** A person's name; null where the portal or the customer did it. */
  readonly by: string | null;
  readonly byCustomer: boolean;
  readonly details: EventDetails;
};

/** Writes a line of the invoice's timeline. */
export async function noteEvent(
  tx: WriteTx,
  { merchantId, caller }: Scope,
  invoiceId: string,
  kind: EventKind,
  details: EventDetails = {},
): Promise<void> {
  const by = { actorKind: caller.kind, actorId: caller.id };
  await tx.insert(invoiceEvents).values({ merchantId, invoiceId, at: now(), kind, ...by, details });
}

/** The newest first. */
export async function eventsOf(tx: ReadTx, invoiceId: string): Promise<InvoiceEvent[]> {
  const rows = await tx
    .select()
    .from(invoiceEvents)
    .where(eq(invoiceEvents.invoiceId, invoiceId))
    .orderBy(desc(invoiceEvents.id));
  const people = await tx.select({ id: users.id, name: users.name }).from(users);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, at, kind, actorKind, actorId, details }) => ({
    ...{ id, at, kind, byCustomer: actorKind === "visitor" },
    by: actorKind === "person" ? (names.get(actorId) ?? null) : null,
    details: eventDetails.parse(details),
  }));
}

/** The reminders among these events. */
export function remindersIn(events: readonly InvoiceEvent[]): SentReminder[] {
  return events
    .filter(({ kind }) => kind === "reminded")
    .map(({ details: { day = "", feeMinor = 0 } }) => ({ day, feeMinor }));
}

export type InvoicePayment = typeof invoicePayments.$inferSelect;

export async function paymentsOf(tx: ReadTx, invoiceId: string): Promise<InvoicePayment[]> {
  return tx
    .select()
    .from(invoicePayments)
    .where(eq(invoicePayments.invoiceId, invoiceId))
    .orderBy(asc(invoicePayments.createdAt));
}

/** False where it was written down before. */
export async function addPayment(
  tx: WriteTx,
  payment: typeof invoicePayments.$inferInsert,
): Promise<boolean> {
  const added = await tx.insert(invoicePayments).values(payment).onConflictDoNothing().returning();
  return added.length > 0;
}
