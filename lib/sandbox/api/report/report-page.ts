import type { LedgerEntry, LedgerState } from "../../ledger/ledger";
import { toResponse } from "../problem";
import type { ReportCall } from "./report-call";
import { toCsv, viewEntry } from "./report-columns";
import { writeCursor } from "./report-cursor";

export type EntryPage = { entries: readonly LedgerEntry[]; more: boolean; next: string };

export const NO_ENTRIES: EntryPage = { entries: [], more: false, next: "" };

/** Whether the cursor is of the ledger as it is now. Where history was written anew, what it counted is no more. */
export function isOutlived({ cursor }: ReportCall, state: LedgerState | undefined): boolean {
  return cursor.after > 0 && cursor.generation !== (state?.generation ?? 0);
}

/** What follows the cursor, at most a page. */
export async function readPage(
  { context, unit, topic, cursor }: ReportCall,
  state: LedgerState | undefined,
  ledgerDate?: string,
): Promise<EntryPage> {
  const { keeper, switches } = context.ledgers;
  const generation = state?.generation ?? 0;
  const { after } = cursor;
  const found = await keeper.entries({
    msn: unit.msn,
    topic,
    after,
    ledgerDate,
    limit: switches.pageSize + 1,
  });
  const entries = found.slice(0, switches.pageSize);
  const next = writeCursor({ of: cursor.of, generation, after: entries.at(-1)?.seq ?? after });
  return { entries, more: found.length > entries.length, next };
}

/** As JSON, or as CSV where `Accept` asks for it: then what is not a row stands in headers. */
export function sendPage(
  { c, unit, columns }: ReportCall,
  entries: readonly LedgerEntry[],
  rest: { cursor?: string | undefined; hasMore?: boolean; tryLater: boolean },
): Response {
  const items = entries.map((entry) => viewEntry(entry, unit, columns));
  if (!c.req.header("accept")?.includes("text/csv"))
    return toResponse({ status: 200, body: { ...rest, items } });
  const headers = new Headers({ "content-type": "text/csv; charset=utf-8" });
  headers.set("report-try-later", String(rest.tryLater));
  if (rest.cursor !== undefined) headers.set("report-cursor", rest.cursor);
  if (rest.hasMore !== undefined) headers.set("report-has-more", String(rest.hasMore));
  return new Response(toCsv(items, columns), { status: 200, headers });
}
