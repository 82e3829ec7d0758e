import type { z } from "zod";
import { isStorable } from "../storable";
import type { ErrorCode } from "./error-codes";
import { type Answer, codeProblem, type Detail, malformedProblem } from "./problem";

/** Fields whose wrong values have an error code of their own; a missing field never has. */
const CODED_FIELDS: Readonly<Record<string, ErrorCode>> = {
  "amount.value": "4040",
  "modificationAmount.value": "4040",
  "customer.customerToken": "4050",
  "customer.personalQr": "4060",
  "customer.phoneNumber": "4070",
  "profile.scope": "4080",
  returnUrl: "4090",
  receiptUrl: "4090",
  "paymentMethod.type": "4160",
};

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined),
    body,
  );
}

function detailsOf(issue: z.core.$ZodIssue): Detail[] {
  const at = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return [{ name: at || "body", reason: issue.message }];
  return issue.keys.map((key) => ({ name: at ? `${at}.${key}` : key, reason: "The field is unknown." }));
}

/** The body in its published shape, or the 400 that tells what is wrong with it. `text` may be empty for `{}`. */
export function readBody<S extends z.ZodType>(
  schema: S,
  text: string,
  instance: string,
): { body: z.output<S> } | { answer: Answer } {
  let json: unknown;
  try {
    json = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return { answer: malformedProblem(instance, [{ name: "body", reason: "The body is not valid JSON." }]) };
  }
  if (!isStorable(json)) {
    return {
      answer: malformedProblem(instance, [{ name: "body", reason: "The body has broken characters." }]),
    };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { body: parsed.data };
  const { issues } = parsed.error;
  const uncoded = issues.filter(
    ({ path }) =>
      !CODED_FIELDS[path.join(".")] || valueAt(json, path) === undefined || valueAt(json, path) === null,
  );
  const code = CODED_FIELDS[issues[0]?.path.join(".") ?? ""];
  if (uncoded.length === 0 && code) return { answer: codeProblem(code, instance, issues[0]?.message) };
  return { answer: malformedProblem(instance, issues.flatMap(detailsOf)) };
}
