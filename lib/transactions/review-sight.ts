import { type Caller, callerReach } from "@/lib/access/caller";
import type { Money } from "@/lib/domain/money";
import { reaches } from "@/lib/domain/permission";
import type { historyOf } from "./detail-repository";
import { eventAmount } from "./payment-timeline";

type History = Awaited<ReturnType<typeof historyOf>>;

/** One line of the platform's event log. `ours` where it carries the key of the operation that is decided about. */
export type LogLine = {
  readonly name: string;
  readonly at: Date;
  readonly amount: Money;
  readonly success: boolean;
  readonly ours: boolean;
};

/** What a person needs in order to decide about an operation that the portal could not clear up. */
export type ReviewSight = {
  readonly operation: string;
  readonly asked: { readonly at: Date; readonly by?: string; readonly reason?: string };
  /** The platform's event log as it was read last, newest first; the payment's `syncedAt` tells when. */
  readonly log: readonly LogLine[];
  /** Whether this person may decide. A courtesy; the use case decides. */
  readonly may: boolean;
};

/** Undefined while nobody has to decide anything. */
export function reviewSight(
  { operations, events }: History,
  names: ReadonlyMap<string, string>,
  caller: Caller,
): ReviewSight | undefined {
  const operation = operations.find(({ state }) => state === "needs_review");
  if (!operation) return undefined;
  const { id, msn, createdAt: at, createdBy, reason } = operation;
  const by = createdBy ? names.get(createdBy) : undefined;
  const log = events.map((event) => ({
    name: event.name,
    at: event.at,
    amount: eventAmount(event),
    success: event.success,
    ours: event.idempotencyKey === id,
  }));
  return {
    operation: id,
    asked: { at, ...(by && { by }), ...(reason && { reason }) },
    log: log.reverse(),
    may: reaches(callerReach(caller, "payment:capture"), msn),
  };
}
