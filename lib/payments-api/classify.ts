import { type ZodType, z } from "zod";
import { plantedBug } from "@/lib/planted-bug";
import type { Answer, Refused } from "./answer";
import type { HttpReply } from "./client";

// Took place at most zero times: the platform says "not now" to these.
const NOT_NOW = { 423: "locked", 429: "too_many_requests" } as const;
const TRY_AGAIN_CODE = "6280";
const DEFINITE_NO = new Set([400, 403, 404, 409, 410, 415, 422]);

/** What a reply to a request of ours comes to: the one place that decides between done, refused, unknown and not sent. */
export function classify<T>(reply: HttpReply, schema: ZodType<T>): Answer<T> {
  if (reply.kind === "not_sent") return { kind: "not_sent", why: "unreachable" };
  if (reply.kind === "no_answer") return { kind: "unknown", why: reply.why };
  const { status, json, retryAfter } = reply;
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(json);
    return parsed.success ? { kind: "done", value: parsed.data } : { kind: "unknown", why: "unreadable" };
  }
  if (status === 423 || status === 429) {
    const wait = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter };
    return { kind: "not_sent", why: NOT_NOW[status], ...wait };
  }
  const definite = DEFINITE_NO.has(status) || plantedBug("server-error-is-refusal");
  if (!definite) return { kind: "unknown", why: "server_error" };
  const refused = readProblem(status, json);
  return refused.code === TRY_AGAIN_CODE ? { kind: "not_sent", why: "try_again" } : refused;
}

const problem = z.object({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  extraDetails: z.array(z.object({ name: z.string().nullish(), reason: z.string().nullish() })).nullish(),
  invalidParams: z.array(z.object({ name: z.string(), reason: z.string() })).nullish(),
});

function readProblem(status: number, json: unknown): Refused {
  const parsed = problem.safeParse(json);
  const { title, detail, extraDetails, invalidParams } = parsed.success ? parsed.data : {};
  const fields = invalidParams?.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
  const code = extraDetails?.find(({ name }) => name === "ErrorCode")?.reason;
  return {
    kind: "refused",
    status,
    code: code && /^\d{4,5}$/.test(code) ? code : `http_${status}`,
    detail: (fields || detail || title || "").slice(0, 300),
  };
}
