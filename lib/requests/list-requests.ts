import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { REQUEST_STATES } from "@/lib/domain/payment-request";
import { ok, type Result } from "@/lib/domain/result";
import { type ListRow, newestLists } from "./list-repository";
import { askingUnits, readRequests, recentPhones } from "./read-repository";
import { type RequestLine, toLine } from "./request-line";

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/;
const PAGE_SIZE = 25;
const RECENT = 12;
const NEWEST_LISTS = 5;

export type RequestPage = {
  readonly rows: readonly RequestLine[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
  readonly units: readonly { msn: string; name: string; currency: string; onlyShort: boolean }[];
  /** Phone numbers as kept, those asked last first. */
  readonly recent: readonly string[];
  readonly lists: readonly {
    id: string;
    name: string;
    unitName: string;
    requests: number;
    createdAt: Date;
  }[];
};

/** The newest requests within the caller's reach, and what is needed to make another. */
export const listRequests = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({
    environment: z.enum(ENVIRONMENTS),
    state: z.enum(REQUEST_STATES).optional(),
    after: z.string().regex(CURSOR).optional(),
  }),
  run: async (scope, { environment, state, after }): Promise<Result<RequestPage, never>> =>
    scope.read(async (tx) => {
      const [, at, id] = CURSOR.exec(after ?? "") ?? [];
      const before = at && id ? { before: { at: new Date(Number(at)), id } } : {};
      const found = await readRequests(
        tx,
        { environment, ...(state && { state }), ...before },
        PAGE_SIZE + 1,
      );
      const rows = found.slice(0, PAGE_SIZE).map(toLine);
      const last = rows.at(-1);
      const more = found.length > PAGE_SIZE && last;
      return ok({
        rows,
        ...(more && { next: `${last.createdAt.getTime()}.${last.id}` }),
        units: await askingUnits(tx, environment),
        recent: await recentPhones(tx, environment, RECENT),
        lists: (await newestLists(tx, environment, NEWEST_LISTS)).map(toSummary),
      });
    }),
});

function toSummary({ list, unitName }: { list: ListRow; unitName: string }) {
  const { id, name, requests, createdAt } = list;
  return { id, name, unitName, requests, createdAt };
}
