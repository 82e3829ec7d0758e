import { z } from "zod";
import { fail, ok } from "@/lib/domain/result";
import { TERMS, typeNameOf } from "@/lib/domain/settlement";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, day, type ListRow, moment, text } from "@/lib/exports/list-source";
import { localMoments } from "@/lib/exports/local-moment";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { entriesOf } from "./entry-repository";
import { companyOf, findSettlement } from "./list-repository";

const exportFilter = z.strictObject({ id: z.string().max(220), term: z.enum(TERMS).optional() });

/** The lines of one settlement, all or of one term, in the ledger's order. */
export const exportSettlementLines = defineListExport({
  list: "settlement_lines",
  permission: "report:download",
  filter: exportFilter,
  async open(scope, { id, term }, { texts }) {
    const cut = id.lastIndexOf("-");
    const found = await scope.read(async (tx) => ({
      row: await findSettlement(tx, id.slice(0, Math.max(cut, 0)), id.slice(cut + 1)),
      ...(await companyOf(tx)),
    }));
    const { row, timeZone } = found;
    if (!row) return fail({ code: "settlement_not_found" });
    const part = { ledgerId: row.ledgerId, from: row.positionFrom, to: row.positionTo, term };
    const entries = readPages(
      (after: number | undefined) => scope.read((tx) => entriesOf(tx, part, after ?? 0, EXPORT_PAGE)),
      ({ position }) => position,
      EXPORT_PAGE,
    );
    const { type } = texts.words.settlements;
    const local = localMoments(timeZone);
    async function* content(): AsyncGenerator<ListRow> {
      for await (const one of entries) {
        const known = typeNameOf(one.entryType);
        const what = [local(one.happenedAt), one.ledgerDate, known ? type[known] : one.entryType];
        const names = [one.reference, one.pspReference];
        yield [...what, ...names, one.amountMinor, one.balanceAfterMinor, row?.currency ?? null];
      }
    }
    const named = [
      moment("time"),
      day("ledgerDay"),
      text("type", 24),
      text("reference", 24),
      text("pspReference", 24),
    ];
    const columns = [...named, amount("amount"), amount("balance"), text("currency", 9)];
    return ok({ columns, timeZone, content: content() });
  },
  noted: ({ id, term }) => ({ settlement: id, term }),
});
