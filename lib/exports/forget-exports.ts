import type { WriteTx } from "@/lib/access/tenant-db";
import { fileStore } from "@/lib/files/file-store";
import { exportKey } from "./export-key";
import { deleteExport, lockExportsOf } from "./repository";

/**
 * Takes away all exports of someone who is forgotten, files first: of a line that is gone nobody would ever look for the file. One that
 * is being made finds its line gone and throws away what it wrote.
 */
export async function forgetExports(tx: WriteTx, personId: string): Promise<void> {
  for (const row of await lockExportsOf(tx, personId)) {
    await fileStore().remove(exportKey(row));
    await deleteExport(tx, row.id);
  }
}
