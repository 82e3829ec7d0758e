import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { mailOutbox } from "@/db/schema/mail";
import type { WriteTx } from "@/lib/access/tenant-db";

export type MailRow = typeof mailOutbox.$inferSelect;
/** A transaction of any kind that may add rows. */
export type AddingTx = Pick<Database, "insert">;
type NewMail = Pick<MailRow, "to" | "locale" | "template" | "values" | "attachment">;

/** Without a merchant named, it is that of the transaction. */
export async function insertMail(tx: AddingTx, mail: NewMail, merchantId?: string): Promise<string> {
  const ofTransaction = sql`current_setting('app.merchant_id')::uuid`;
  const [row] = await tx
    .insert(mailOutbox)
    .values({ ...mail, merchantId: merchantId ?? ofTransaction })
    .returning({ id: mailOutbox.id });
  if (!row) throw new Error("a message was not kept");
  return row.id;
}

/**
 * Takes up a message whose turn it is: until `nextAt` no other worker will. Undefined where it was sent, given up or taken up
 * already.
 */
export async function takeUp(
  tx: WriteTx,
  id: string,
  { at, nextAt }: { at: Date; nextAt: (attempts: number) => Date },
): Promise<MailRow | undefined> {
  const [row] = await tx
    .select()
    .from(mailOutbox)
    .where(and(eq(mailOutbox.id, id), eq(mailOutbox.state, "queued"), lte(mailOutbox.nextAt, at)))
    .for("update", { skipLocked: true });
  if (!row) return undefined;
  const attempts = row.attempts + 1;
  await tx
    .update(mailOutbox)
    .set({ attempts, nextAt: nextAt(attempts) })
    .where(eq(mailOutbox.id, id));
  return { ...row, attempts };
}

export async function closeMail(
  tx: WriteTx,
  id: string,
  outcome: Partial<Pick<MailRow, "state" | "sentAt" | "lastError">>,
): Promise<void> {
  await tx
    .update(mailOutbox)
    .set(outcome)
    .where(and(eq(mailOutbox.id, id), eq(mailOutbox.state, "queued")));
}
