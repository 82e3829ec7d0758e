import { fileStore } from "@/lib/files/file-store";
import { exportKey, formerKeys } from "./export-key";
import type { ExportRow } from "./repository";

/** Takes the file of an export away, and whatever of it is only half written. */
export async function dropFiles(row: ExportRow): Promise<void> {
  const kept = row.fileKey ? [row.fileKey] : [];
  for (const key of new Set([...kept, ...formerKeys(row), exportKey(row)])) await fileStore().remove(key);
}
