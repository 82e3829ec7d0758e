import { z } from "zod";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, day, type ListRow, text } from "@/lib/exports/list-source";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { type Cursor, companyOf, settlementsBy } from "./list-repository";
import { toLine } from "./list-settlements";

const exportFilter = z.strictObject({
  msn: z
    .string()
    .regex(/^\d{4,10}$/)
    .optional(),
});

/** The settlements of a list, the newest first. */
export const exportSettlements = defineListExport({
  list: "settlements",
  permission: "report:download",
  filter: exportFilter,
  async open(scope, { msn }, { texts }) {
    const { timeZone } = await scope.read((tx) => companyOf(tx));
    const today = dayAt(now(), timeZone);
    const rows = readPages(
      (after: Cursor | undefined) => scope.read((tx) => settlementsBy(tx, msn, after, EXPORT_PAGE)),
      ({ scheduledAt, ledgerId, number }) => ({ scheduledAt, ledgerId, number }),
      EXPORT_PAGE,
    );
    const { state, differs } = texts.words.settlements;
    async function* content(): AsyncGenerator<ListRow> {
      for await (const row of rows) {
        const line = toLine(row, today);
        const what = [line.number, line.periodFrom, line.periodTo, line.unit.name, line.unit.msn];
        const sums = [line.captured, line.refunded, line.fees, line.paidOut].map(({ minor }) => minor);
        const status = line.addsUp ? state[line.state] : differs;
        yield [...what, line.payoutDate, line.bankReference, ...sums, row.currency, status];
      }
    }
    const named = [
      text("settlement", 14),
      day("firstDay"),
      day("lastDay"),
      text("unit", 24),
      text("msn", 10),
    ];
    const sums = [amount("settledCaptured"), amount("refunded"), amount("fees"), amount("paidOut")];
    const payout = [day("payoutDate"), text("bankReference", 20)];
    const columns = [...named, ...payout, ...sums, text("currency", 9), text("status", 18)];
    return ok({ columns, timeZone, content: content() });
  },
  noted: (filter) => filter,
});
