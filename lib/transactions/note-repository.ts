import { and, eq } from "drizzle-orm";
import { paymentNotes } from "@/db/schema/payment-notes";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

/** Whether the note is new: the same id again writes nothing. */
export async function insertNote(tx: WriteTx, note: typeof paymentNotes.$inferInsert): Promise<boolean> {
  const kept = await tx
    .insert(paymentNotes)
    .values(note)
    .onConflictDoNothing()
    .returning({ id: paymentNotes.id });
  return kept.length > 0;
}

/** Whether this very note, by this author, is what stands under its id. */
export async function isKept(
  tx: ReadTx,
  { id, paymentId, authorId, text }: { id: string; paymentId: string; authorId: string; text: string },
): Promise<boolean> {
  const [kept] = await tx
    .select({ id: paymentNotes.id })
    .from(paymentNotes)
    .where(
      and(
        eq(paymentNotes.id, id),
        eq(paymentNotes.paymentId, paymentId),
        eq(paymentNotes.authorId, authorId),
        eq(paymentNotes.text, text),
      ),
    );
  return kept !== undefined;
}
