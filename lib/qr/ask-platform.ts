import type { CodeName } from "@/lib/domain/qr-code";
import type { Answer } from "@/lib/payments-api/answer";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import {
  changeRedirect,
  createRedirect,
  deleteCallback,
  deleteRedirect,
  getCallback,
  getRedirect,
  type PlatformCode,
  putCallback,
} from "@/lib/payments-api/qr";

export type PlatformFailure =
  | { code: "platform_unavailable" }
  | { code: "keys_refused" }
  /** Asked for again until it made no sense any more. */
  | { code: "code_never_arrived" }
  | { code: "code_refused"; platformCode: string; detail: string };

/** `there`: the platform has it so. `absent`: certainly not. `unknown`: neither can be told right now. */
export type Found = { at: "there"; code: PlatformCode } | { at: "absent" } | { at: "unknown" };

export async function lookUp(keys: ApiKeys, { kind, platformId }: CodeName): Promise<Found> {
  const answer = await (kind === "redirect" ? getRedirect : getCallback)(keys, platformId);
  if (answer.kind === "done") return { at: "there", code: answer.value };
  return answer.kind === "refused" && answer.status === 404 ? { at: "absent" } : { at: "unknown" };
}

export type Made =
  | { outcome: "made"; content: string | null }
  | { outcome: "unknown" }
  | { outcome: "taken" }
  | { outcome: "failed"; failure: PlatformFailure };

/**
 * Makes a code. A lost answer is looked into at once: a code of this name with this page is ours. `mayBeOurs` tells that an earlier
 * try under the same name had no answer, so that a name that is taken may be taken by ourselves.
 */
export async function makeCode(
  keys: ApiKeys,
  name: CodeName,
  target: string,
  mayBeOurs: boolean,
): Promise<Made> {
  if (name.kind === "callback")
    return made(keys, name, target, await putCallback(keys, name.platformId, target));
  const answer = await createRedirect(keys, name.platformId, target);
  if (answer.kind === "refused" && answer.status === 409)
    return mayBeOurs ? ours(await lookUp(keys, name), target) : { outcome: "taken" };
  if (answer.kind === "done") return { outcome: "made", content: answer.value.content };
  return made(keys, name, target, answer);
}

async function made(keys: ApiKeys, name: CodeName, target: string, answer: Answer<unknown>): Promise<Made> {
  if (answer.kind === "refused" || answer.kind === "not_sent")
    return { outcome: "failed", failure: failureOf(answer) };
  const found = await lookUp(keys, name);
  if (found.at === "there") return ours(found, target);
  // Not there now, but a request without an answer may still arrive.
  return answer.kind === "done" ? { outcome: "made", content: null } : { outcome: "unknown" };
}

/** What a code of this name says about the one that was asked for: with the same target it is that one. */
export function ours(found: Found, target: string): Made {
  if (found.at !== "there") return { outcome: "unknown" };
  return found.code.target === target
    ? { outcome: "made", content: found.code.content }
    : { outcome: "taken" };
}

export type Changed =
  | { outcome: "changed" }
  | { outcome: "unknown" | "gone" }
  | { outcome: "failed"; failure: PlatformFailure };

/** Another page, or another text for its place. A lost answer is looked into at once. */
export async function changeCodeThere(keys: ApiKeys, name: CodeName, target: string): Promise<Changed> {
  const change = name.kind === "redirect" ? changeRedirect : putCallback;
  const answer: Answer<unknown> = await change(keys, name.platformId, target);
  if (answer.kind === "done") return { outcome: "changed" };
  if (answer.kind === "refused" && answer.status === 404) return { outcome: "gone" };
  if (answer.kind !== "unknown") return { outcome: "failed", failure: failureOf(answer) };
  const found = await lookUp(keys, name);
  return { outcome: found.at === "there" && found.code.target === target ? "changed" : "unknown" };
}

export type Removed = { outcome: "removed" | "unknown" } | { outcome: "failed"; failure: PlatformFailure };

/** What is not there any more is removed, by whomever. */
export async function removeCode(keys: ApiKeys, name: CodeName): Promise<Removed> {
  const answer = await (name.kind === "redirect" ? deleteRedirect : deleteCallback)(keys, name.platformId);
  if (answer.kind === "done" || (answer.kind === "refused" && answer.status === 404))
    return { outcome: "removed" };
  if (answer.kind !== "unknown") return { outcome: "failed", failure: failureOf(answer) };
  return { outcome: (await lookUp(keys, name)).at === "absent" ? "removed" : "unknown" };
}

type Failed = Exclude<Answer<unknown>, { kind: "done" } | { kind: "unknown" }>;

function failureOf(answer: Failed): PlatformFailure {
  if (answer.kind === "refused")
    return { code: "code_refused", platformCode: answer.code, detail: answer.detail };
  return { code: answer.why === "keys_refused" ? "keys_refused" : "platform_unavailable" };
}
