import { and, eq, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import type { WriteTx } from "@/lib/access/tenant-db";
import { lastMoment } from "@/lib/domain/collect-rules";
import type { CollectingUnit, CreationRow } from "./creation-repository";

const POLL_MS = 15 * 60_000;

/**
 * Makes the row of a payment that the platform has just made, and gives its id. Where a webhook was faster, its row is told what
 * the platform's readings never tell: how the customer was reached, and what for.
 */
export async function keepPayment(
  tx: WriteTx,
  { environment }: Pick<CollectingUnit, "environment">,
  creation: CreationRow,
): Promise<string> {
  const { merchantId, msn, reference, customerPhone, description, firstSentAt } = creation;
  const told = {
    channel: channelOf(creation),
    description,
    expiresAt: lastMoment(firstSentAt, creation.expiresAt),
  };
  const { currency, amountMinor } = creation;
  const [made] = await tx
    .insert(payments)
    .values({
      ...{ merchantId, msn, reference, environment, currency, amountMinor, customerPhone, ...told },
      state: "CREATED",
      status: "requested",
      createdAt: firstSentAt,
      nextPollAt: new Date(firstSentAt.getTime() + POLL_MS),
    })
    .onConflictDoNothing()
    .returning({ id: payments.id });
  if (made) return made.id;
  const phone = sql`coalesce(${payments.customerPhone}, ${customerPhone})`;
  const [known] = await tx
    .update(payments)
    .set({ ...told, customerPhone: phone })
    .where(and(eq(payments.msn, msn), eq(payments.reference, reference)))
    .returning({ id: payments.id });
  if (!known) throw new Error(`payment ${reference} could not be kept`);
  return known.id;
}

function channelOf({
  sourceKind,
  flow,
}: Pick<CreationRow, "sourceKind" | "flow">): (typeof payments.$inferInsert)["channel"] {
  if (sourceKind === "qr" || flow === "QR") return "qr";
  if (flow === "PUSH_MESSAGE") return "push";
  return sourceKind === "link" ? "link" : "online";
}
