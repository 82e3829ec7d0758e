import { callerTimeZone } from "@/lib/access/caller";
import { ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, count, type ListRow, text } from "@/lib/exports/list-source";
import { codeFilter, readCodes } from "./list-codes";

/** The QR codes of one sales unit, by name. The platform tells them in one answer, so there are no pages to read. */
export const exportCodes = defineListExport({
  list: "codes",
  permission: "payment-link:manage",
  filter: codeFilter,
  async open(scope, filter, { texts }) {
    const { codes, unit } = await readCodes(scope, filter);
    const { kind, standing } = texts.words.qr;
    async function* content(): AsyncGenerator<ListRow> {
      for (const code of codes) {
        const sorted = [code.folder || null, code.place || null, unit?.msn ?? null];
        const taken = [code.takings?.payments ?? null, code.takings?.total.minor ?? null];
        const name = [code.platformId, code.target, kind[code.kind], ...sorted];
        yield [...name, code.scans, ...taken, unit?.currency ?? null, standing[code.standing]];
      }
    }
    const named = [text("name", 24), text("leads", 40), text("kind", 20), text("folder"), text("place")];
    const counted = [count("scans"), count("payments"), amount("amount"), text("currency", 9)];
    const columns = [...named, text("msn", 10), ...counted, text("status", 18)];
    return ok({ columns, timeZone: callerTimeZone(scope.caller), content: content() });
  },
  noted: (filter) => filter,
});
