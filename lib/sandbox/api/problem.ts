import { randomBytes } from "node:crypto";
import { ERROR_CODES, type ErrorCode } from "./error-codes";

export type Detail = { name: string; reason: string };

/** An answer as it goes over the wire and as it is kept for repeated requests. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> | undefined };

export type ProblemFacts = {
  status: number;
  title: string;
  detail: string;
  instance: string;
  extraDetails: Detail[];
};

function newTraceId(): string {
  return `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-01`;
}

export function problem(facts: ProblemFacts): Answer {
  const type = `https://httpstatuses.io/${facts.status}`;
  return {
    status: facts.status,
    body: { type, ...facts, traceId: newTraceId() },
    headers: { "content-type": "application/problem+json" },
  };
}

/** The platform's own rule said no; the code is in `extraDetails` under `ErrorCode`. */
export function codeProblem(code: ErrorCode, instance: string, detail?: string): Answer {
  const [status, title] = ERROR_CODES[code];
  const extraDetails = [{ name: "ErrorCode", reason: code }];
  return problem({ status, title, detail: detail ?? `${title}.`, instance, extraDetails });
}

/** The request itself is malformed; each detail names a field, there is no code. */
export function malformedProblem(instance: string, extraDetails: Detail[]): Answer {
  const detail = "One or more validation errors occurred.";
  return problem({ status: 400, title: "Bad Request", detail, instance, extraDetails });
}

export function toResponse(answer: Answer): Response {
  const headers = new Headers(answer.headers);
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
