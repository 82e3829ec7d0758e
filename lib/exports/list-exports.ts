import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { EXPORT_DAYS, type ExportedList, type ExportState } from "@/lib/domain/list-export";
import { ok, type Result } from "@/lib/domain/result";
import { EXPORT_RIGHTS } from "./export-rights";
import { exportsOf } from "./repository";

const MOST = 100;

export type ShownExport = {
  readonly id: string;
  readonly list: ExportedList;
  /** The list itself, below the company's address. */
  readonly address: string;
  readonly format: "csv" | "xlsx";
  readonly state: ExportState;
  readonly rows: number;
  readonly total: number | null;
  readonly bytes: number | null;
  /** A code with a sentence in `failures`. */
  readonly failure: string | null;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
};

/** The person's own exports, the newest first. */
export const listExports = defineUseCase({
  ...EXPORT_RIGHTS,
  input: z.strictObject({}),
  run: async (scope): Promise<Result<{ exports: readonly ShownExport[]; days: number }, never>> => {
    const rows = await scope.read((tx) => exportsOf(tx, scope.caller.id, MOST));
    const shown = rows.map(
      ({ id, list, address, format, state, rows: done, total, bytes, failure, ...at }) => ({
        ...{ id, list, address, format, state, rows: done, total, bytes, failure },
        createdAt: at.createdAt.toISOString(),
        expiresAt: at.expiresAt?.toISOString() ?? null,
      }),
    );
    return ok({ exports: shown, days: EXPORT_DAYS });
  },
});
