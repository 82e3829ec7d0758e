import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { dropFiles } from "./drop-files";
import { EXPORT_RIGHTS } from "./export-rights";
import { deleteExport, lockOwn } from "./repository";

/** Takes one's own export away, with its file. One that is being made ends by itself. */
export const removeExport = defineUseCase({
  ...EXPORT_RIGHTS,
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<null, { code: "export_not_found" }>> =>
    scope.write<Result<null, { code: "export_not_found" }>>(async (tx) => {
      const row = await lockOwn(tx, { id, personId: scope.caller.id });
      if (!row) return { value: fail({ code: "export_not_found" }), audit: "unchanged" };
      await dropFiles(row);
      await deleteExport(tx, id);
      const details = { list: row.list };
      return { value: ok(null), audit: { action: "export.removed", subject: `export:${id}`, details } };
    }),
});
