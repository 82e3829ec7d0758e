import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { heldUntil } from "@/lib/collect/held-until";
import type { Environment } from "@/lib/domain/environment";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { REQUEST_STATES, type RequestState } from "@/lib/domain/payment-request";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findList, type ListRow, tallyOf } from "./list-repository";
import { readRequests } from "./read-repository";
import { type RequestLine, toLine } from "./request-line";

const PAGE_SIZE = 50;

export type ListBoard = {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  readonly createdAt: Date;
  readonly total: Money;
  readonly requests: number;
  /** The platform has too much to do; what waits goes on then. */
  readonly heldUntil?: Date;
  readonly reminders: { readonly everyDays: number; readonly most: number } | null;
  readonly tally: readonly { readonly state: RequestState; readonly requests: number; readonly sum: Money }[];
  readonly rows: readonly RequestLine[];
  /** Line after which the next page begins; absent on the last. */
  readonly next?: number;
};

/** A list with who has paid and who has not, and a page of its rows. */
export const getList = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({
    listId: z.uuid(),
    state: z.enum(REQUEST_STATES).optional(),
    afterLine: z.int().min(0).optional(),
  }),
  run: async (scope, { listId, state, afterLine }): Promise<Result<ListBoard, { code: "list_not_found" }>> =>
    scope.read(async (tx) => {
      const list = await findList(tx, listId);
      if (!list) return fail({ code: "list_not_found" });
      const wanted = { listId, ...(state && { state }), ...(afterLine !== undefined && { afterLine }) };
      const found = await readRequests(tx, wanted, PAGE_SIZE + 1);
      const rows = found.slice(0, PAGE_SIZE).map(toLine);
      const last = rows.at(-1)?.line;
      const more = found.length > PAGE_SIZE && typeof last === "number";
      const tally = await tallyOf(tx, listId);
      const held = await heldUntil(tx, list.msn, now());
      return ok({
        ...boardOf(list, tally),
        ...(held && { heldUntil: held }),
        rows,
        ...(more && { next: last }),
      });
    }),
});

function boardOf(
  list: ListRow,
  tally: Awaited<ReturnType<typeof tallyOf>>,
): Omit<ListBoard, "rows" | "next"> {
  const { id, name, environment, createdAt, requests, currency, remindEveryDays, remindMost } = list;
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return {
    ...{ id, name, environment, createdAt, requests },
    total: money(list.totalMinor, currency),
    reminders: remindEveryDays ? { everyDays: remindEveryDays, most: remindMost } : null,
    tally: REQUEST_STATES.flatMap((state) => {
      const found = tally.find((one) => one.state === state);
      return found ? [{ state, requests: found.requests, sum: money(found.minor, currency) }] : [];
    }),
  };
}
