import { z } from "zod";
import { callerTimeZone } from "@/lib/access/caller";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { AGES } from "@/lib/domain/invoice-state";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, day, type ListRow, text } from "@/lib/exports/list-source";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { issuerOf } from "./company-repository";
import { toRow } from "./list-invoices";
import { type Cursor, invoicesBy, TABS } from "./list-repository";

const exportFilter = z.strictObject({
  environment: z.enum(ENVIRONMENTS),
  tab: z.enum(TABS),
  age: z.enum(AGES).optional(),
  list: z.uuid().optional(),
});

/** The invoices and credit notes of a list, the newest first. */
export const exportInvoices = defineListExport({
  list: "invoices",
  permission: "transaction:view",
  filter: exportFilter,
  async open(scope, filter, { texts }) {
    const { today } = await scope.read((tx) => issuerOf(tx));
    const rows = readPages(
      (after: Cursor | undefined) =>
        scope.read((tx) => invoicesBy(tx, { ...filter, today }, after, EXPORT_PAGE)),
      ({ createdAt, id }) => ({ createdAt, id }),
      EXPORT_PAGE,
    );
    const { state } = texts.words.invoices;
    const { invoiceKind } = texts.words.exports;
    async function* content(): AsyncGenerator<ListRow> {
      for await (const row of rows) {
        const { number, kind, customerName, dueDay, standing, total, outstanding } = toRow(row, today);
        const who = [number === null ? null : String(number), invoiceKind[kind], customerName, dueDay];
        yield [...who, state[standing], total.minor, outstanding.minor, total.currency];
      }
    }
    const named = [
      text("number", 12),
      text("kind", 14),
      text("customer", 28),
      day("due"),
      text("status", 14),
    ];
    const columns = [...named, amount("total"), amount("outstanding"), text("currency", 9)];
    return ok({ columns, timeZone: callerTimeZone(scope.caller), content: content() });
  },
  noted: (filter) => filter,
});
