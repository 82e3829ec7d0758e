import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Answer } from "../api/problem";
import { isStorable } from "../storable";

export type InvalidParam = { name: string; reason: string };

const KINDS = { 400: "BadRequest", 404: "NotFound", 409: "Conflict" } as const;

/** Order Management has an error shape of its own: without codes, with the fields under `invalidParams`. */
export function detailsProblem(
  status: keyof typeof KINDS,
  title: string,
  invalidParams?: InvalidParam[],
): Answer {
  const instance = `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00`;
  const type = `https://httpstatuses.io/${status}`;
  return {
    status,
    body: { type, title, detail: KINDS[status], instance, ...(invalidParams && { invalidParams }) },
  };
}

export function invalid(...params: InvalidParam[]): Answer {
  return detailsProblem(400, "One or more validation errors occurred.", params);
}

function paramsOf(issue: z.core.$ZodIssue): InvalidParam[] {
  const at = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return [{ name: at || "body", reason: issue.message }];
  return issue.keys.map((key) => ({ name: at ? `${at}.${key}` : key, reason: "The field is unknown." }));
}

export function readDetails<S extends z.ZodType>(
  schema: S,
  text: string,
): { body: z.output<S> } | { answer: Answer } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { answer: invalid({ name: "body", reason: "The body is not valid JSON." }) };
  }
  if (!isStorable(json)) {
    return { answer: invalid({ name: "body", reason: "The body has broken characters." }) };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { body: parsed.data }
    : { answer: invalid(...parsed.error.issues.flatMap(paramsOf)) };
}
