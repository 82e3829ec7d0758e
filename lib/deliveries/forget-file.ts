import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { findDelivery, lockDelivery, updateDelivery } from "./delivery-repository";

/** Throws the file of a delivery away that was sent long ago. What it held stands in the history. */
export const forgetFile = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({ id: z.uuid() }),
  async run({ read, write }, { id }): Promise<Result<undefined, never>> {
    const found = await read((tx) => findDelivery(tx, id));
    if (found?.fileKey) await fileStore().remove(found.fileKey);
    return write(async (tx): Promise<Change<Result<undefined, never>>> => {
      const row = await lockDelivery(tx, id);
      // Someone sent it again in the meantime, with another file.
      if (!row || row.fileKey !== found?.fileKey) return { value: ok(undefined), audit: "unchanged" };
      await updateDelivery(tx, id, { fileKey: null, nextAt: null });
      return { value: ok(undefined), audit: "own-record" };
    });
  },
});
