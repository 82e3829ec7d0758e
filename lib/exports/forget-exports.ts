import type { WriteTx } from "@/lib/access/tenant-db";
import { dropFiles } from "./drop-files";
import { deleteExport, lockExportsOf } from "./repository";

/**
 * Takes away all exports of someone who is forgotten, files first: of a line that is gone nobody would ever look for the file. One that
 * is being made finds its line gone and throws away what it wrote.
 */
export async function forgetExports(tx: WriteTx, personId: string): Promise<void> {
  for (const row of await lockExportsOf(tx, personId)) {
    await dropFiles(row);
    await deleteExport(tx, row.id);
  }
}
