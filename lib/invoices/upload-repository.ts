import { and, eq } from "drizzle-orm";
import { invoiceUploads } from "@/db/schema/invoice-parts";
import type { WriteTx } from "@/lib/access/tenant-db";

export async function addUpload(tx: WriteTx, upload: typeof invoiceUploads.$inferInsert): Promise<void> {
  await tx.insert(invoiceUploads).values(upload);
}

/** The file that this person uploaded, which from now on stands here no more. */
export async function takeUpload(
  tx: WriteTx,
  id: string,
  createdBy: string,
): Promise<{ pdf: Buffer; sha256: string } | undefined> {
  const { pdf, sha256 } = invoiceUploads;
  const [taken] = await tx
    .delete(invoiceUploads)
    .where(and(eq(invoiceUploads.id, id), eq(invoiceUploads.createdBy, createdBy)))
    .returning({ pdf, sha256 });
  return taken;
}
