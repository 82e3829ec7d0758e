import { Hono } from "hono";
import type { SandboxContext } from "../../context";
import { isDay } from "../../ledger/days";
import { toResponse } from "../problem";
import { answerLedgers } from "./answer-ledgers";
import { badInput } from "./report-answers";
import { type ReportCall, serveReport } from "./report-call";
import { isOutlived, NO_ENTRIES, readPage, sendPage } from "./report-page";

const OUTLIVED = {
  name: "cursor",
  reason: "Is from before this ledger was written anew: begin without one.",
};

async function answerDate(call: ReportCall): Promise<Response> {
  const { c, context, unit } = call;
  const day = c.req.param("ledgerDate") ?? "";
  if (!isDay(day))
    return toResponse(badInput(c.req.path, { name: "ledgerDate", reason: "Must be a day as YYYY-MM-DD." }));
  const state = await context.ledgers.bringUpToDate(unit);
  if (isOutlived(call, state)) return toResponse(badInput(c.req.path, OUTLIVED));
  const complete = context.ledgers.isComplete(unit, state, day);
  const { entries, more, next } = complete ? await readPage(call, state, day) : NO_ENTRIES;
  return sendPage(call, entries, { cursor: more ? next : undefined, hasMore: more, tryLater: !complete });
}

async function answerFeed(call: ReportCall): Promise<Response> {
  const state = await call.context.ledgers.bringUpToDate(call.unit);
  if (isOutlived(call, state)) return toResponse(badInput(call.c.req.path, OUTLIVED));
  const { entries, more, next } = await readPage(call, state);
  return sendPage(call, entries, { cursor: next, tryLater: !more });
}

/**
 * Report API v2, read only, for production units (test payments are never settled):
 *
 *     GET /settlement/v1/ledgers?settlesForRecipientHandles=api:MSN&cursor=
 *     GET /report/v2/ledgers/{ledgerId}/{funds|fees}/dates/{YYYY-MM-DD}?cursor=&columns=
 *     GET /report/v2/ledgers/{ledgerId}/{funds|fees}/feed?cursor=&columns=
 *
 * A day's report comes whole once it is settled, which is when its period ends and no debt is carried on; until then it is empty with
 * `tryLater`. The feed gives entries as soon as they are there. `columns=a,b` leaves the other fields out, `Accept: text/csv` gives
 * rows, with `Report-Cursor`, `Report-Has-More` and `Report-Try-Later` as headers; the published description knows neither.
 */
export function reportRoutes(context: SandboxContext): Hono {
  const ledger = "/report/v2/ledgers/:ledgerId/:topic";
  return new Hono()
    .get("/settlement/v1/ledgers", (c) => answerLedgers(c, context))
    .get(`${ledger}/dates/:ledgerDate`, (c) => serveReport(c, context, answerDate))
    .get(`${ledger}/feed`, (c) => serveReport(c, context, answerFeed));
}
