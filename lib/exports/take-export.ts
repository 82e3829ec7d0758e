import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { type ExportRow, lockExport, updateExport } from "./repository";

/** Who is at it says so every few seconds; after this long without, someone else begins anew. */
export const LEASE_MS = 60_000;
/** What was broken off so often would be broken off again. */
const MOST_TRIES = 5;

export type TakenExport = ExportRow;

/** Takes an export up, where it is free and its turn. Undefined where it is not. */
export const takeExport = defineUseCase({
  permission: "export:run",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<ExportRow | undefined, never>> => {
    const at = now();
    return scope.write<Result<ExportRow | undefined, never>>(async (tx) => {
      const row = await lockExport(tx, id);
      if (!row?.nextAt || row.nextAt > at) return { value: ok(undefined), audit: "unchanged" };
      if (row.tries >= MOST_TRIES) {
        await updateExport(tx, id, {
          state: "failed",
          failure: "export_broken_off",
          nextAt: null,
          finishedAt: at,
        });
        return {
          value: ok(undefined),
          audit: { action: "export.failed", subject: `export:${id}`, result: "failed" },
        };
      }
      const nextAt = new Date(at.getTime() + LEASE_MS);
      const taken = { state: "running", nextAt, tries: row.tries + 1, rows: 0 } as const;
      await updateExport(tx, id, taken);
      return { value: ok({ ...row, ...taken }), audit: "own-record" };
    });
  },
});
