import type { Context } from "hono";
import type { SandboxContext } from "../../context";
import { ledgerIdOf } from "../../ledger/ledger";
import type { Topic } from "../../ledger/movement";
import type { SalesUnit } from "../../sales-unit";
import { checkHeaders } from "../merchant-request";
import { type Answer, toResponse } from "../problem";
import { badInput, noSuchLedger } from "./report-answers";
import { checkReportCaller } from "./report-caller";
import { type ReportColumn, readColumns } from "./report-columns";
import { type ReportCursor, readCursor } from "./report-cursor";

/** A call about one topic of one ledger, that its caller may read. */
export type ReportCall = {
  c: Context;
  context: SandboxContext;
  unit: SalesUnit;
  topic: Topic;
  columns: readonly ReportColumn[];
  cursor: ReportCursor;
};

const TOPICS: readonly Topic[] = ["funds", "fees"];

/** Who calls, with headers as they should be; or the refusal. */
export function checkCall(c: Context, context: SandboxContext): { units: SalesUnit[] } | { answer: Answer } {
  const caller = checkReportCaller(c.req.raw.headers, context);
  if ("answer" in caller) return caller;
  const wrong = checkHeaders(c.req.raw.headers, c.req.path);
  return wrong ? { answer: wrong } : caller;
}

function readCall(c: Context, context: SandboxContext, units: SalesUnit[]): ReportCall | { answer: Answer } {
  const { ledgerId = "", topic: name = "", ledgerDate = "" } = c.req.param();
  const unit = units.find(({ msn }) => ledgerIdOf(msn) === ledgerId);
  const topic = TOPICS.find((one) => one === name);
  const path = c.req.path;
  if (!unit) return { answer: noSuchLedger(path) };
  if (!topic) return { answer: badInput(path, { name: "topic", reason: "Must be funds or fees." }) };
  const columns = readColumns(c.req.query("columns"));
  if (!columns)
    return { answer: badInput(path, { name: "columns", reason: "Names a field that there is not." }) };
  const cursor = readCursor(c.req.query("cursor"), [ledgerId, topic, ledgerDate].join("/"));
  if (!cursor) return { answer: badInput(path, { name: "cursor", reason: "Is not one of this list." }) };
  return { c, context, unit, topic, columns, cursor };
}

export async function serveReport(
  c: Context,
  context: SandboxContext,
  handler: (call: ReportCall) => Promise<Response>,
): Promise<Response> {
  const checked = checkCall(c, context);
  if ("answer" in checked) return toResponse(checked.answer);
  const call = readCall(c, context, checked.units);
  return "answer" in call ? toResponse(call.answer) : handler(call);
}
