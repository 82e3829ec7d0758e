import { paymentNotes } from "@/db/schema/payments";
import type { WriteTx } from "@/lib/access/tenant-db";

/** Whether the note is new: the same id again writes nothing. */
export async function insertNote(tx: WriteTx, note: typeof paymentNotes.$inferInsert): Promise<boolean> {
  const kept = await tx
    .insert(paymentNotes)
    .values(note)
    .onConflictDoNothing()
    .returning({ id: paymentNotes.id });
  return kept.length > 0;
}
