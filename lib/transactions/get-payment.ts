import { z } from "zod";
import { type Caller, callerReach } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Customer, customerFor } from "@/lib/domain/customer";
import type { Money } from "@/lib/domain/money";
import {
  capturable,
  decideCancel,
  decideCapture,
  decideRefund,
  type Payment,
  type PaymentStatus,
  type RefusedCancel,
  type RefusedCapture,
  type RefusedRefund,
  refundable,
  refundDeadline,
} from "@/lib/domain/payment";
import { type Permission, reaches } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findDetail, historyOf, namesOf } from "./detail-repository";
import { type PaymentLine, seesCustomer } from "./list-payments";
import { amountOf, type MoneyOutcome, progressOf } from "./money-outcome";
import { OPEN_STATES } from "./operation-repository";
import { type TimelineEntry, timelineOf } from "./payment-timeline";
import { merchantTimeZone } from "./read-repository";
import { toPayment } from "./repository";
import { type ReviewSight, reviewSight } from "./review-sight";

/**
 * Whether it can be done now: the most that can be asked for, or why not. `late`: the usual time for it ended then, and the
 * platform decides.
 */
export type Possible = { readonly most: Money; readonly late?: Date } | { readonly prevented: Prevented };
export type Prevented =
  | RefusedCapture
  | RefusedCancel
  | RefusedRefund
  | { code: "forbidden" }
  | { code: "operation_open" };

export type PaymentDetail = {
  readonly id: string;
  /** What the person looks at: sent along with every decision, so that nobody decides on an old sight. */
  readonly version: number;
  readonly reference: string;
  readonly pspReference: string | null;
  readonly unit: { readonly msn: string; readonly name: string };
  readonly environment: "production" | "test";
  readonly channel: PaymentLine["channel"];
  readonly description: string | null;
  readonly customer: Customer;
  readonly status: PaymentStatus;
  readonly payment: Payment;
  readonly remaining: Money;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly captureGuaranteedUntil: Date | null;
  readonly refundUntil: Date | null;
  readonly syncedAt: Date | null;
  readonly timeZone: string;
  /** An operation that has no answer yet. While there is one, the buttons rest. */
  readonly open?: {
    readonly kind: string;
    readonly state: string;
    readonly outcome: MoneyOutcome["outcome"];
    readonly amount: Money;
  };
  /** Where that operation waits for a person to decide about it. */
  readonly review?: ReviewSight;
  readonly can: { readonly capture: Possible; readonly cancel: Possible; readonly refund: Possible };
  readonly timeline: readonly TimelineEntry[];
};

/** One payment with its history. Input: `{ paymentId }`. A foreign id and an unknown one are both `payment_not_found`. */
export const getPayment = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ paymentId: z.uuid() }),
  run: (scope, { paymentId }): Promise<Result<PaymentDetail, { code: "payment_not_found" }>> =>
    scope.read(async (tx) => {
      const [found, history] = await Promise.all([
        findDetail(tx, paymentId),
        historyOf(tx, scope.merchantId, paymentId),
      ]);
      if (!found) return fail({ code: "payment_not_found" });
      const people = [
        ...history.notes.map((note) => note.authorId),
        ...history.audit.map((row) => row.actorId),
        ...history.operations.map((operation) => operation.createdBy ?? ""),
      ];
      const names = await namesOf(
        tx,
        people.filter((id) => z.uuid().safeParse(id).success),
      );
      const review = reviewSight(history, names, scope.caller);
      const timeZone = await merchantTimeZone(tx, scope.caller);
      return ok({
        ...toDetail(found, history, scope.caller),
        timeZone,
        ...(review && { review }),
        timeline: timelineOf(history, names),
      });
    }),
});

type Found = NonNullable<Awaited<ReturnType<typeof findDetail>>>;
type History = Awaited<ReturnType<typeof historyOf>>;

function toDetail(
  { payment: row, unitName }: Found,
  history: History,
  caller: Caller,
): Omit<PaymentDetail, "timeline" | "timeZone" | "review"> {
  const payment = toPayment(row);
  const open = history.operations.find(({ state }) => OPEN_STATES.some((known) => known === state));
  const { customerName: name, customerPhone: phone } = row;
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    pspReference: row.pspReference,
    unit: { msn: row.msn, name: unitName },
    environment: row.environment,
    channel: row.channel,
    description: row.description,
    customer: customerFor({ name, phone }, seesCustomer(caller, row.msn)),
    status: row.status,
    payment,
    remaining: capturable(payment),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    captureGuaranteedUntil: row.captureGuaranteedUntil,
    refundUntil: refundDeadline(payment) ?? null,
    syncedAt: row.syncedAt,
    ...(open && {
      open: { kind: open.kind, state: open.state, outcome: progressOf(open), amount: amountOf(open) },
    }),
    can: possibilities(
      payment,
      (permission) => reaches(callerReach(caller, permission), row.msn),
      open !== undefined,
    ),
  };
}

function possibilities(
  payment: Payment,
  may: (permission: Permission) => boolean,
  open: boolean,
): PaymentDetail["can"] {
  const decide = (permission: Permission, ruling: Result<Money, Prevented>): Possible => {
    if (!may(permission)) return { prevented: { code: "forbidden" } };
    if (open) return { prevented: { code: "operation_open" } };
    return ruling.ok ? { most: ruling.value } : { prevented: ruling.error };
  };
  const at = now();
  const capture = decide("payment:capture", decideCapture(payment, capturable(payment), at));
  const { captureDeadline: usual } = payment;
  return {
    capture: "most" in capture && usual && at > usual ? { ...capture, late: usual } : capture,
    cancel: decide("payment:cancel", decideCancel(payment)),
    refund: decide("payment:refund", decideRefund(payment, refundable(payment), at)),
  };
}
