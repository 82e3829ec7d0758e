import { callerTimeZone } from "@/lib/access/caller";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { type ListRow, text } from "@/lib/exports/list-source";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { listRows } from "./read-repository";
import { unitFilter } from "./unit-filter";

/** The sales units of a list, by name. */
export const exportUnits = defineListExport({
  list: "units",
  permission: "unit:view",
  filter: unitFilter,
  async open(scope, filter, { texts }) {
    const rows = readPages(
      (after: { name: string; msn: string } | undefined) =>
        scope.read((tx) => listRows(tx, filter, EXPORT_PAGE, after)),
      ({ name, msn }) => ({ name, msn }),
      EXPORT_PAGE,
    );
    const { kind, statusOf } = texts.words.units;
    async function* content(): AsyncGenerator<ListRow> {
      for await (const row of rows)
        yield [row.name, row.msn, kind[row.kind], row.location, statusOf[row.status]];
    }
    const columns = [
      text("name", 28),
      text("msn", 10),
      text("kind", 20),
      text("location", 24),
      text("status", 14),
    ];
    return ok({ columns, timeZone: callerTimeZone(scope.caller), content: content() });
  },
  noted: ({ q, ...filter }) => ({ ...filter, searched: q !== "" }),
});
