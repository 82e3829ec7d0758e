import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { readCounts, type StatusCounts } from "./count-payments";
import { type PaymentPage, readPage } from "./list-payments";
import { paymentFilter } from "./payment-filter";
import { unitsIn } from "./sales-unit-repository";

export type UnitChoice = { readonly msn: string; readonly name: string; readonly connectedAt: Date | null };

export type OpenList = {
  readonly page: PaymentPage;
  readonly counts: StatusCounts;
  /** The sales units within the caller's reach, by name. */
  readonly units: readonly UnitChoice[];
};

/** All that a list shows when it opens, read at one moment. Input: a payment filter. */
export const openList = defineUseCase({
  permission: "transaction:view",
  input: paymentFilter,
  run: async (scope, filter): Promise<Result<OpenList, never>> =>
    ok(
      await scope.read(async (tx) => ({
        page: await readPage(tx, scope.caller, filter),
        counts: await readCounts(tx, scope.caller, filter),
        units: await unitsIn(tx, filter.environment),
      })),
    ),
});
