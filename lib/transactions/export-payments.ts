import type { Readable } from "node:stream";
import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import type { Scope } from "@/lib/access/use-case";
import { fail, ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, type ExportColumn, type ListRow, moment, text } from "@/lib/exports/list-source";
import { readCopied } from "@/lib/exports/read-copied";
import { styleOf } from "@/lib/exports/write-export";
import { countRows } from "./count-repository";
import { exportQuery, hasIndexOrder } from "./export-repository";
import { type PaymentFilter, paymentFilter } from "./payment-filter";
import { merchantTimeZone } from "./read-repository";

/** Columns of the file, in their order: that of the query. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  moment("date"),
  text("reference", 24),
  text("message", 32),
  text("customer", 24),
  text("phone", 16),
  text("unit", 24),
  text("msn", 10),
  text("channel", 16),
  amount("amount"),
  amount("captured"),
  amount("refunded"),
  text("currency", 9),
  text("status", 18),
];

const exportFilter = paymentFilter.omit({ after: true }).extend({
  /** Names and phone numbers in full, where this person may see them. */
  personal: z.boolean().default(false),
});

/** More than any company has. */
const ALL = 2_000_000_000;

/**
 * Everything that a list of payments shows, not one page of it. Dates are in the merchant's time zone, customers are masked unless asked for.
 * CSV is written by the database: a row that passes through JavaScript costs five times as much.
 */
export const exportPayments = defineListExport({
  list: "transactions",
  permission: "transaction:export",
  filter: exportFilter,
  async open(scope, { personal, ...filter }, { look, texts }) {
    const timeZone = await scope.read((tx) => merchantTimeZone(tx, scope.caller));
    const fullIn = personal ? callerReach(scope.caller, "payment:refund") : "none";
    const style = look.format === "csv" ? styleOf(look) : undefined;
    const { status, channel } = texts.words.transactions;
    const words = { status, channel };
    const query = exportQuery(filter, { ...(style && { style }), words, timeZone, fullIn });
    const inIndexOrder = hasIndexOrder(filter);
    const separator = style && { separator: style.separator };
    const lines = await scope.stream(query, { ...separator, inIndexOrder, timeZone });
    if (!lines) return fail({ code: "too_many_requests" });
    const content = style ? { lines } : toRows(lines);
    const total = () => countAll(scope, filter, timeZone);
    return ok({ columns: EXPORT_COLUMNS, timeZone, content, total, close: () => void lines.destroy() });
  },
  noted: ({ q, ...filter }) => ({ ...filter, searched: q !== "" }),
  names: ({ personal }) => personal,
});

async function* toRows(lines: Readable): AsyncGenerator<ListRow> {
  for await (const values of readCopied(lines))
    yield values.map((value, at) => (EXPORT_COLUMNS[at]?.kind === "amount" ? Number(value) : value));
}

async function countAll(scope: Scope, filter: PaymentFilter, timeZone: string): Promise<number> {
  const counted = await scope.read((tx) => countRows(tx, filter, timeZone, ALL));
  return counted.reduce(
    (sum, { status, payments }) => (filter.status && filter.status !== status ? sum : sum + payments),
    0,
  );
}
