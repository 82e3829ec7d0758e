import { createHash } from "node:crypto";
import type { KeyedRequest } from "../desk";
import type { ErrorCode } from "./error-codes";
import type { Caller } from "./gateway";
import { type Answer, codeProblem, malformedProblem } from "./problem";

/** A call that the gateway let through. `text` is the raw body, `instance` the path as the platform names it in problems. */
export type MerchantCall = {
  caller: Caller;
  headers: Headers;
  text: string;
  reference: string;
  instance: string;
};

export type Operation = "create" | "capture" | "refund" | "cancel";

const CONFLICTS: Record<Operation, ErrorCode> = {
  create: "4020",
  capture: "4010",
  refund: "4150",
  cancel: "4020",
};

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!(value instanceof Object)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}

/** Spacing and the order of fields do not make another request; the reference does. */
function fingerprintOf(reference: string, text: string): string {
  let canonical = text;
  try {
    canonical = JSON.stringify(inOrder(JSON.parse(text)));
  } catch {
    // Not JSON: compared as it came.
  }
  return createHash("sha256").update(`${reference}\n${canonical}`).digest("base64");
}

/** The request as it is remembered under its key; `undefined` where cancel comes without one. */
export function keyRequest(facts: {
  headers: Headers;
  operation: Operation;
  reference: string;
  text: string;
  instance: string;
}): { request: KeyedRequest | undefined } | { answer: Answer } {
  const { headers, operation, reference, text, instance } = facts;
  const key = headers.get("idempotency-key") ?? "";
  if (key === "" && operation === "cancel") return { request: undefined };
  if (key.length < 1 || key.length > 50) {
    const reason = key === "" ? "The header is required." : "The header must have at most 50 characters.";
    return { answer: malformedProblem(instance, [{ name: "Idempotency-Key", reason }]) };
  }
  const conflict = () => codeProblem(CONFLICTS[operation], instance);
  return { request: { operation, key, fingerprint: fingerprintOf(reference, text), conflict } };
}

const LIMITED_HEADERS = [
  "vipps-system-name",
  "vipps-system-version",
  "vipps-system-plugin-name",
  "vipps-system-plugin-version",
];

/** Headers that every ePayment call must keep to. */
export function checkHeaders(headers: Headers, instance: string): Answer | undefined {
  const tooLong = LIMITED_HEADERS.filter((name) => (headers.get(name) ?? "").length > 30);
  const msn = headers.get("merchant-serial-number");
  const details = tooLong.map((name) => ({ name, reason: "The header must have at most 30 characters." }));
  if (msn && !/^\d{4,10}$/.test(msn))
    details.push({ name: "Merchant-Serial-Number", reason: "Must be 4 to 10 digits." });
  return details.length > 0 ? malformedProblem(instance, details) : undefined;
}
