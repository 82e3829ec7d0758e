import type { Readable } from "node:stream";
import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { CSV_STYLES } from "@/lib/domain/csv";
import { fail, ok, type Result } from "@/lib/domain/result";
import { exportQuery, hasIndexOrder } from "./export-repository";
import { type PaymentFilter, paymentFilter } from "./payment-filter";
import { merchantTimeZone } from "./read-repository";

/** Columns of the export, in their order. */
export const EXPORT_COLUMNS = [
  "date",
  "reference",
  "message",
  "customer",
  "phone",
  "unit",
  "msn",
  "channel",
  "amount",
  "captured",
  "refunded",
  "currency",
  "status",
] as const;

const PER_PERSON = { name: "export", most: 10, windowMs: 3_600_000 };

const words = z.record(z.string(), z.string().max(80));

const exportInput = paymentFilter.omit({ after: true }).extend({
  style: z.enum(["nordic", "plain"]),
  /** Names and phone numbers in full, where this person may see them. */
  personal: z.boolean().default(false),
  /** Words of the reader's language by our codes; a code without a word is written as it is. */
  words: z.strictObject({ status: words, channel: words }),
});

export type Export = {
  /** CSV lines without a heading, in the order of EXPORT_COLUMNS, as fast as they are read. */
  readonly lines: Readable;
  readonly timeZone: string;
};

/**
 * Everything that a list shows, not one page of it, as CSV. Dates are in the merchant's time zone, customers are masked unless
 * asked for. Input: a payment filter, style, words. What was exported stands in the audit log before the first line leaves.
 */
export const exportPayments = defineUseCase({
  permission: "transaction:export",
  input: exportInput,
  async run(
    scope,
    { style, personal, words: named, ...filter },
  ): Promise<Result<Export, { code: "too_many_requests" }>> {
    if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
    const timeZone = await scope.read((tx) => merchantTimeZone(tx, scope.caller));
    await recordExport(scope, filter, personal);
    const fullIn = personal ? callerReach(scope.caller, "payment:refund") : "none";
    const csv = CSV_STYLES[style];
    const query = exportQuery(filter, { style: csv, words: named, timeZone, fullIn });
    const format = { separator: csv.separator, inIndexOrder: hasIndexOrder(filter), timeZone };
    const lines = await scope.stream(query, format);
    return lines ? ok({ lines, timeZone }) : fail({ code: "too_many_requests" });
  },
});

/** A search may hold a name or a phone number, which don't belong in the log: only that there was one is noted. */
async function recordExport(
  scope: Scope,
  { q, units, ...filter }: PaymentFilter,
  personal: boolean,
): Promise<void> {
  const known = Object.entries(filter).filter(([, value]) => value !== undefined);
  const details = { ...Object.fromEntries(known), units, searched: q !== "", personal };
  await scope.write(async () => ({
    value: undefined,
    audit: { action: "transactions.exported", subject: "transactions", details },
  }));
}
