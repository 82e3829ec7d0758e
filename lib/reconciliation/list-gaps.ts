import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { waitingGaps } from "./list-repository";

/** A day at which a ledger does not go on from the day before: lines are missing in between. */
export type LedgerGap = {
  readonly id: string;
  readonly msn: string;
  readonly unitName: string;
  readonly day: string | null;
};

/** Such days within reach that nobody explained yet, the oldest first; of one unit where it is named. */
export const listGaps = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ msn: z.string().optional() }),
  run: (scope, { msn }): Promise<Result<LedgerGap[], never>> =>
    scope.read(async (tx) => ok(await waitingGaps(tx, msn))),
});
