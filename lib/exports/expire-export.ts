import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { lockExport, updateExport } from "./repository";

/** Throws away the file of an export whose time is over; its line stays. */
export const expireExport = defineUseCase({
  permission: "export:run",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<boolean, never>> =>
    scope.write(async (tx) => {
      const row = await lockExport(tx, id);
      if (row?.state !== "ready" || !row.expiresAt || row.expiresAt > now())
        return { value: ok(false), audit: "unchanged" };
      if (row.fileKey) await fileStore().remove(row.fileKey);
      await updateExport(tx, id, { state: "expired", fileKey: null });
      return { value: ok(true), audit: { action: "export.expired", subject: `export:${id}` } };
    }),
});
