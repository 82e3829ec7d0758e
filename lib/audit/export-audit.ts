import { callerTimeZone } from "@/lib/access/caller";
import { fail, ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { count, type ExportColumn, type ListRow, moment, text } from "@/lib/exports/list-source";
import { readCopied } from "@/lib/exports/read-copied";
import { styleOf } from "@/lib/exports/write-export";
import { auditFilter } from "./audit-filter";
import { auditQuery } from "./export-repository";

/** Columns of the file, in their order: that of the query. */
export const AUDIT_COLUMNS: readonly ExportColumn[] = [
  count("number"),
  moment("date"),
  text("person", 24),
  text("personId", 36),
  text("action", 32),
  text("code", 24),
  text("result", 12),
  text("subject", 40),
  text("msn", 10),
  text("before", 40),
  text("after", 40),
  text("details", 40),
  text("request", 36),
  text("address", 16),
  text("hash", 64),
];

/** Everything that a filter of the log shows, the newest first. */
export const exportAudit = defineListExport({
  list: "audit",
  permission: "audit:view",
  filter: auditFilter.omit({ after: true }),
  async open(scope, filter, { look, texts }) {
    const timeZone = callerTimeZone(scope.caller);
    const style = look.format === "csv" ? styleOf(look) : undefined;
    const { action, result, actor, field } = texts.words.audit;
    const words = { action: flatten(action), result, actor, field };
    const query = auditQuery(filter, { timeZone, words, guarded: style !== undefined });
    const separator = style && { separator: style.separator };
    const lines = await scope.stream(query, { ...separator, inIndexOrder: !filter.subject, timeZone });
    if (!lines) return fail({ code: "too_many_requests" });
    const content = style ? { lines } : toRows(lines);
    return ok({ columns: AUDIT_COLUMNS, timeZone, content, close: () => void lines.destroy() });
  },
  noted: ({ subject, ...filter }) => ({ ...filter, about: subject }),
});

async function* toRows(lines: AsyncIterable<Uint8Array>): AsyncGenerator<ListRow> {
  for await (const [number, ...rest] of readCopied(lines)) yield [Number(number), ...rest];
}

/** { payment: { synced: "…" } } → { "payment.synced": "…" } */
function flatten(names: object, path = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, value]): [string, string][] =>
      typeof value === "string"
        ? [[`${path}${key}`, value]]
        : Object.entries(flatten(value, `${path}${key}.`)),
    ),
  );
}
