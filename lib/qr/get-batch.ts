import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { type CodeState, writeCodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { batchOf, type CodeRow, findUnit } from "./repository";

export type BatchLine = {
  readonly row: number;
  readonly name: string;
  readonly target: string;
  readonly code: string;
  readonly state: CodeState;
  readonly error: string | null;
};

export type Batch = {
  readonly id: string;
  readonly msn: string;
  readonly unit: string;
  readonly lines: readonly BatchLine[];
};

/** What became of each code of a batch. Input: `{ batch }`. */
export const getBatch = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ batch: z.uuid() }),
  run: async (scope, { batch }): Promise<Result<Batch, { code: "batch_not_found" }>> =>
    scope.read(async (tx) => {
      const rows = await batchOf(tx, batch);
      const msn = rows[0]?.msn;
      const unit = msn ? await findUnit(tx, msn) : undefined;
      return unit
        ? ok({ id: batch, msn: unit.msn, unit: unit.name, lines: rows.map(lineOf) })
        : fail({ code: "batch_not_found" });
    }),
});

function lineOf(row: CodeRow): BatchLine {
  const { batchRow, platformId, target, state, error } = row;
  return { row: batchRow ?? 0, name: platformId, target, code: writeCodeName(row), state, error };
}
