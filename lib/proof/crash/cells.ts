import type { CrashPoint } from "@/lib/crashpoint";
import type { Dice } from "../dice";

export const KINDS = ["create", "capture all", "capture part", "refund", "cancel"] as const;
export type Kind = (typeof KINDS)[number];

/** Where a process dies: at a named point of its own, or while the platform has its request. */
export type Place = CrashPoint | "sent-not-arrived" | "done-not-read";

/** In the order of an operation's life. In the last the process that asked is dead already, and the worker dies as well. */
export const POINTS = [
  "before-intent",
  "after-intent",
  "before-send",
  "sent-not-arrived",
  "done-not-read",
  "not-recorded",
  "not-told",
  "in the recovery",
] as const;
export type Point = (typeof POINTS)[number];

/** What becomes of the first request that reaches the platform. */
export const REPLIES = ["200", "lost after it", "lost before it", "5xx", "429", "4xx", "garbage"] as const;
export type Reply = (typeof REPLIES)[number];

export const DOUBLES = ["none", "double click", "two users", "two instances"] as const;
export type Double = (typeof DOUBLES)[number];

export type Cell = { kind: Kind; point: Point; reply: Reply; double: Double };

/** One for each combination: 1 120. */
export function allCells(): Cell[] {
  const doubled = (cell: Omit<Cell, "double">) => DOUBLES.map((double) => ({ ...cell, double }));
  return KINDS.flatMap((kind) =>
    POINTS.flatMap((point) => REPLIES.flatMap((reply) => doubled({ kind, point, reply }))),
  );
}

/** Where the asking process dies, and where the first worker does that takes the operation up. */
export function deathsOf({ point }: Cell, draw: Dice): { asking: Place; recovering?: Place } {
  if (point !== "in the recovery") return { asking: point };
  return draw.pick([
    { asking: "done-not-read", recovering: "recovery-leased" },
    { asking: "done-not-read", recovering: "recovery-looked" },
    { asking: "after-intent", recovering: "recovery-leased" },
    { asking: "after-intent", recovering: "recovery-sends" },
    { asking: "before-send", recovering: "before-send" },
    { asking: "before-send", recovering: "sent-not-arrived" },
    { asking: "sent-not-arrived", recovering: "done-not-read" },
    { asking: "sent-not-arrived", recovering: "not-recorded" },
  ] as const);
}

export type FaultOrder = {
  kind:
    | "apply-then-drop"
    | "drop-before-apply"
    | "error-before"
    | "error-after"
    | "too-many-requests"
    | "truncated"
    | "wrong-json"
    | "not-json";
  retryAfter?: number;
  status?: number;
};

/** The failure to order of the sandbox; a refusal is an answer that the sandbox never made. */
export function faultOf(reply: Reply, draw: Dice): FaultOrder | { refusal: number } | undefined {
  const status = draw.pick([500, 502, 503, 504]);
  if (reply === "200") return undefined;
  if (reply === "lost after it") return { kind: "apply-then-drop" };
  if (reply === "lost before it") return { kind: "drop-before-apply" };
  if (reply === "5xx") return { kind: draw.pick(["error-before", "error-after"]), status };
  if (reply === "429")
    return { kind: "too-many-requests", ...draw.pick([{}, { retryAfter: 7 }, { retryAfter: 40 }]) };
  if (reply === "4xx") return { refusal: draw.pick([400, 403, 404, 409, 422]) };
  return { kind: draw.pick(["truncated", "wrong-json", "not-json"]) };
}
