import { z } from "zod";
import { dayAt } from "@/lib/domain/calendar";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { REQUEST_STATES } from "@/lib/domain/payment-request";
import { fail, ok } from "@/lib/domain/result";
import { defineListExport } from "@/lib/exports/define-list-export";
import { amount, count, day, type ListRow, moment, text } from "@/lib/exports/list-source";
import { localMoments } from "@/lib/exports/local-moment";
import { EXPORT_PAGE, readPages } from "@/lib/exports/read-pages";
import { findList } from "./list-repository";
import { readRequests, type SeenRow } from "./read-repository";
import { findMerchant } from "./repository";

const exportFilter = z.union([
  z.strictObject({ environment: z.enum(ENVIRONMENTS), state: z.enum(REQUEST_STATES).optional() }),
  z.strictObject({ listId: z.uuid(), state: z.enum(REQUEST_STATES).optional() }),
]);

/** Payment requests with how each stands: the newest first, or those of one list in its order. */
export const exportRequests = defineListExport({
  list: "requests",
  permission: "payment-request:send",
  filter: exportFilter,
  async open(scope, filter, { texts }) {
    const { state, ...part } = filter;
    const inList = "listId" in part;
    const list = inList ? await scope.read((tx) => findList(tx, part.listId)) : undefined;
    if (inList && !list) return fail({ code: "list_not_found" });
    const { timeZone } = await scope.read((tx) => findMerchant(tx));
    const rows = readPages(
      (after: Place | undefined) =>
        scope.read((tx) => readRequests(tx, { ...part, ...(state && { state }), ...after }, EXPORT_PAGE)),
      ({ request: { line, createdAt, id } }) =>
        inList ? { afterLine: line ?? 0 } : { before: { at: createdAt, id } },
      EXPORT_PAGE,
    );
    const words = texts.words.requests.state;
    const local = localMoments(timeZone);
    async function* content(): AsyncGenerator<ListRow> {
      for await (const row of rows) yield cellsOf(row, { timeZone, local, words });
    }
    return ok({ columns: COLUMNS, timeZone, content: content() });
  },
  noted: (filter) => filter,
});

type Place = { readonly afterLine: number } | { readonly before: { readonly at: Date; readonly id: string } };

const COLUMNS = [
  count("line"),
  moment("date"),
  text("phone", 16),
  text("unit", 24),
  text("msn", 10),
  amount("amount"),
  text("currency", 9),
  text("message", 32),
  day("due"),
  text("ownReference"),
  text("status", 16),
  count("reminders"),
];

type Words = {
  timeZone: string;
  local: (at: Date | null) => string | null;
  words: Readonly<Record<SeenRow["state"], string>>;
};

function cellsOf({ request, state, unitName }: SeenRow, { timeZone, local, words }: Words): ListRow {
  const { line, phone, msn, amountMinor, currency, message, dueAt, ownReference, reminders } = request;
  const due = dueAt && dayAt(dueAt, timeZone);
  const who = [line, local(request.createdAt), phone, unitName, msn, amountMinor, currency];
  return [...who, message, due, ownReference, words[state], reminders];
}
