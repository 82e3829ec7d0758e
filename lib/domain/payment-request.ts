import type { PaymentStatus } from "./payment";

/**
 * How a payment request stands.
 * - `queued`: waits for its turn to be sent.
 * - `unconfirmed`: sent, and the platform's answer is missing.
 * - `open`: the customer has it.
 * - `paid`: approved; the payment says how much of it was captured or given back.
 * - `failed`: could not be sent.
 */
export const REQUEST_STATES = [
  "queued",
  "unconfirmed",
  "open",
  "paid",
  "rejected",
  "expired",
  "cancelled",
  "failed",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Nobody will pay any more unless it is sent again. */
const OVER: readonly RequestState[] = ["rejected", "expired", "cancelled", "failed"];

export const maySendAnew = (state: RequestState): boolean => OVER.includes(state);
export const mayRemind = (state: RequestState): boolean => state === "open";
export const mayCancel = (state: RequestState): boolean => state === "open" || state === "queued";
/** Whether it changes without anybody pressing anything. */
export const isMoving = (state: RequestState): boolean =>
  state === "queued" || state === "unconfirmed" || state === "open";

type Standing = {
  readonly withdrawn: boolean;
  readonly waiting: boolean;
  /** Whether another payment is to take the place of the present one as soon as that is over. */
  readonly replacing: boolean;
  readonly creation: "pending" | "sent" | "unknown" | "succeeded" | "failed" | null;
  readonly payment: PaymentStatus | null;
};

const OF_PAYMENT: Partial<Record<PaymentStatus, RequestState>> = {
  requested: "open",
  rejected: "rejected",
  expired: "expired",
  cancelled: "cancelled",
};

export function requestState({ withdrawn, waiting, replacing, creation, payment }: Standing): RequestState {
  if (replacing && (payment === "cancelled" || payment === "expired")) return "queued";
  if (payment !== null) return OF_PAYMENT[payment] ?? "paid";
  if (creation === "failed") return waiting ? "queued" : "failed";
  if (creation !== null) return "unconfirmed";
  if (withdrawn) return "cancelled";
  return waiting ? "queued" : "failed";
}

/** How long a customer may be given, in minutes. Ten is what everyone has; more needs the platform's leave for the unit. */
export const TIMES = [
  10,
  60,
  24 * 60,
  3 * 24 * 60,
  7 * 24 * 60,
  14 * 24 * 60,
  30 * 24 * 60,
  60 * 24 * 60,
] as const;

/** When the time ends that is counted from `now`; undefined for the usual ten minutes. */
export function endOfTime(minutes: number, now: Date): Date | undefined {
  // The longest is a little shorter than sixty days, since the platform measures when the request reaches it.
  const slack = minutes === TIMES.at(-1) ? 60_000 : 0;
  return minutes <= TIMES[0] ? undefined : new Date(now.getTime() + minutes * 60_000 - slack);
}
