import type { Caller } from "@/lib/access/caller";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import type { PaymentStatus } from "@/lib/domain/payment";
import { ok, type Result } from "@/lib/domain/result";
import { countFromSummary, countRows } from "./count-repository";
import { isOfOneSource, isSearch, type PaymentFilter, paymentFilter } from "./payment-filter";
import { merchantTimeZone } from "./read-repository";

/** Counts stop here: past it nobody reads them, and counting on would cost more with every payment. */
const COUNT_LIMIT = 10_000;
/** Of a search, each hit is a row that was visited. */
const FOUND_LIMIT = 1_000;

export type StatusCounts = {
  readonly all: number;
  readonly byStatus: Readonly<Partial<Record<PaymentStatus, number>>>;
  /** True where only the first so many were counted. */
  readonly capped: boolean;
};

/** How many payments each status tab would show under the other filters. Input: a payment filter, whose status is left aside. */
export const countPayments = defineUseCase({
  permission: "transaction:view",
  input: paymentFilter,
  run: async (scope, filter): Promise<Result<StatusCounts, never>> =>
    ok(await scope.read((tx) => readCounts(tx, scope.caller, filter))),
});

export async function readCounts(
  tx: ReadTx,
  caller: Caller,
  { status: _aside, after: _page, ...filter }: PaymentFilter,
): Promise<StatusCounts> {
  const { q, channel, min, max } = filter;
  const summarised = !q && !channel && !isOfOneSource(filter) && min === undefined && max === undefined;
  const limit = isSearch(filter) ? FOUND_LIMIT : COUNT_LIMIT;
  const counts = summarised
    ? await countFromSummary(tx, filter)
    : await countRows(tx, filter, await merchantTimeZone(tx, caller), limit + 1);
  const all = counts.reduce((sum, row) => sum + row.payments, 0);
  return {
    all: Math.min(all, summarised ? all : limit),
    byStatus: Object.fromEntries(counts.map((row) => [row.status, row.payments])),
    capped: !summarised && all > limit,
  };
}
