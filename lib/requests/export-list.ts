import { Readable } from "node:stream";
import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { dayAt } from "@/lib/domain/calendar";
import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findList } from "./list-repository";
import { readRequests, type SeenRow } from "./read-repository";
import { MOST_ROWS } from "./read-request-sheet";
import { findMerchant } from "./repository";

/** Columns of the file, in their order. */
export const LIST_COLUMNS = [
  ...(["line", "phone", "amount", "currency", "text", "due", "reference", "state", "reminders"] as const),
] as const;

export type ListFile = { readonly name: string; readonly lines: Readable };

/** All rows of a list as CSV, with how each stands. `states` are the words of the reader's language. */
export const exportList = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ listId: z.string().max(100), states: z.record(z.string(), z.string()) }),
  run: async (scope, { listId, states }): Promise<Result<ListFile, { code: "list_not_found" }>> =>
    scope.read(async (tx) => {
      const list = z.uuid().safeParse(listId).success ? await findList(tx, listId) : undefined;
      if (!list) return fail({ code: "list_not_found" });
      const { timeZone } = await findMerchant(tx);
      const rows = await readRequests(tx, { listId }, MOST_ROWS);
      const lines = Readable.from(
        rows.map((row) => Buffer.from(`${lineOf(row, states, timeZone)}\n`, "utf8")),
      );
      return ok({ name: list.name, lines });
    }),
});

function lineOf({ request, state }: SeenRow, states: Record<string, string>, timeZone: string): string {
  const { line, phone, amountMinor, currency, message, dueAt, ownReference, reminders } = request;
  const text = (value: string) => csvText(value, CSV_STYLES.nordic);
  const amount = (amountMinor / 100).toFixed(2).replace(".", ",");
  const due = dueAt ? dayAt(dueAt, timeZone) : "";
  const cells = [String(line ?? ""), phone, amount, currency, text(message), due];
  return [...cells, text(ownReference ?? ""), text(states[state] ?? state), String(reminders)].join(";");
}
