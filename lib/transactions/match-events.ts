import { createHash } from "node:crypto";
import type { ModificationKind } from "@/lib/payments-api/payments";
import type { PlatformEvent } from "@/lib/payments-api/wire";
import { plantedBug } from "@/lib/planted-bug";
import type { OperationRow } from "./operation-repository";

const KIND_OF_EVENT: Readonly<Record<string, ModificationKind>> = {
  CAPTURED: "capture",
  REFUNDED: "refund",
  CANCELLED: "cancel",
  TERMINATED: "cancel",
};

/** What an event of the platform's log did to the money, or undefined where it moved none. */
export function kindOfEvent({ name }: Pick<PlatformEvent, "name">): ModificationKind | undefined {
  return Object.hasOwn(KIND_OF_EVENT, name) ? KIND_OF_EVENT[name] : undefined;
}

// The platform's clock and ours need not agree to the second.
const CLOCKS_DIFFER_MS = 2 * 60_000;

/**
 * The event that an operation of ours caused. It carries the operation's key, and of several a success counts; only a
 * cancellation may come without a key, and is then ours where we had asked for one by that time and were not refused.
 */
export function eventOf(
  operation: OperationRow,
  events: readonly PlatformEvent[],
): PlatformEvent | undefined {
  const alike = events.filter((event) => kindOfEvent(event) === operation.kind);
  const ours = alike.filter(
    ({ idempotencyKey }) => idempotencyKey === operation.id || plantedBug("event-of-other-key"),
  );
  const byKey = ours.find(({ success }) => success) ?? ours[0];
  const refused = operation.state === "failed";
  if (byKey || operation.kind !== "cancel" || !operation.firstSentAt || refused) return byKey;
  const since = operation.firstSentAt.getTime() - CLOCKS_DIFFER_MS;
  return alike.find((event) => !event.idempotencyKey && event.success && event.timestamp.getTime() >= since);
}

/** Successful changes that none of our operations caused: made with another program, or by hand elsewhere. */
export function foreignEvents(
  operations: readonly OperationRow[],
  events: readonly PlatformEvent[],
): PlatformEvent[] {
  const ours = new Set(operations.map((operation) => eventOf(operation, events)));
  return events.filter((event) => event.success && kindOfEvent(event) !== undefined && !ours.has(event));
}

/** The same event always gives the same id, so that recording it twice is one row. A UUID made from a digest (version 8). */
export function idOfForeignEvent(paymentId: string, { name, pspReference }: PlatformEvent): string {
  const digest = createHash("sha256").update(`${paymentId}|${name}|${pspReference}`).digest("hex");
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
