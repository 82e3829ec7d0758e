import { setTimeout as sleep } from "node:timers/promises";
import { tooManyRequests } from "../api/gateway";
import { problem, toResponse } from "../api/problem";
import { reportFailure } from "../api/report/report-answers";
import type { Fault } from "./faults";

const CUT_AFTER_MS = 100;

/** The connection broke. Looks like what `fetch` throws; the server's host cuts the socket instead. */
export class ConnectionDropped extends TypeError {
  constructor() {
    const cause = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    super("fetch failed", { cause });
  }
}

function failed(status: number, instance: string): Response {
  if (/^\/(report|settlement)\//.test(instance)) return toResponse(reportFailure(status));
  const detail = "The sandbox was asked to fail here.";
  return toResponse(problem({ status, title: "Internal error", detail, instance, extraDetails: [] }));
}

async function truncate(response: Response): Promise<Response> {
  const text = await response.text();
  const parts = [new TextEncoder().encode(text.slice(0, Math.ceil(text.length / 2)))];
  const body = new ReadableStream({
    async pull(controller) {
      const part = parts.shift();
      if (part) return controller.enqueue(part);
      // The first half must be on its way, or the server would answer with the error in its place.
      await sleep(CUT_AFTER_MS);
      controller.error(new ConnectionDropped());
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

/** Serves one request with a failure around it. Throws `ConnectionDropped` where nothing may be answered. */
export async function injectFault(
  fault: Fault,
  instance: string,
  serve: () => Promise<Response>,
): Promise<Response> {
  switch (fault.kind) {
    case "drop-before-apply":
      throw new ConnectionDropped();
    case "apply-then-drop":
      await serve();
      throw new ConnectionDropped();
    case "error-before":
      return failed(fault.status, instance);
    case "error-after":
      await serve();
      return failed(fault.status, instance);
    case "too-many-requests":
      return toResponse(tooManyRequests(fault.retryAfter));
    case "locked":
      return toResponse(
        problem({ status: 423, title: "Locked", detail: "Locked on order.", instance, extraDetails: [] }),
      );
    case "slow":
      await sleep(fault.ms);
      return serve();
    case "truncated":
      return truncate(await serve());
    case "wrong-json":
      return Response.json(fault.body ?? { unexpected: true }, { status: (await serve()).status });
    case "not-json":
      return new Response("<html><body>Bad gateway", { status: (await serve()).status });
  }
}
