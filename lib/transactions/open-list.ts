import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { readCounts, type StatusCounts } from "./count-payments";
import { listStamp } from "./detail-repository";
import { type PaymentPage, readPage } from "./list-payments";
import { paymentFilter } from "./payment-filter";
import { unitsIn } from "./sales-unit-repository";

export type UnitChoice = { readonly msn: string; readonly name: string; readonly connectedAt: Date | null };

export type OpenList = {
  readonly page: PaymentPage;
  readonly counts: StatusCounts;
  /** The sales units within the caller's reach, by name. */
  readonly units: readonly UnitChoice[];
  /** What watching the list begins from, read before the rows: what comes in between them is news. */
  readonly stamp: string;
};

/** All that a list shows when it opens, read at one moment. Input: a payment filter. */
export const openList = defineUseCase({
  permission: "transaction:view",
  input: paymentFilter,
  run: (scope, filter): Promise<Result<OpenList, never>> =>
    scope.read(async (tx) => {
      const [stamp, page, counts, units] = await Promise.all([
        listStamp(tx),
        readPage(tx, scope.caller, filter),
        readCounts(tx, scope.caller, filter),
        unitsIn(tx, filter.environment),
      ]);
      return ok({ page, counts, units, stamp });
    }),
});
