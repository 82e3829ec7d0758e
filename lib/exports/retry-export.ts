import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { EXPORT_RIGHTS } from "./export-rights";
import { lockOwn, updateExport } from "./repository";

/** Has one's own export made again that failed. Its rights are looked at when it is made. */
export const retryExport = defineUseCase({
  ...EXPORT_RIGHTS,
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<null, { code: "export_not_found" }>> =>
    scope.write<Result<null, { code: "export_not_found" }>>(async (tx) => {
      const row = await lockOwn(tx, { id, personId: scope.caller.id });
      if (!row) return { value: fail({ code: "export_not_found" }), audit: "unchanged" };
      if (row.state !== "failed") return { value: ok(null), audit: "unchanged" };
      const anew = {
        state: "queued",
        failure: null,
        tries: 0,
        rows: 0,
        nextAt: now(),
        finishedAt: null,
      } as const;
      await updateExport(tx, id, anew);
      const details = { list: row.list };
      return { value: ok(null), audit: { action: "export.retried", subject: `export:${id}`, details } };
    }),
});
