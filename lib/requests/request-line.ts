import { refusalOf } from "@/lib/collect/collect-outcome";
import { formatPhone } from "@/lib/domain/format-phone";
import type { Money } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import type { RequestState } from "@/lib/domain/payment-request";
import type { SeenRow } from "./read-repository";
import { amountOf } from "./request-terms";

/** What can go wrong after the rules were kept. */
const SAID = [
  "customer_cannot_pay",
  "check_in_over",
  "long_expiry_refused",
  "push_refused",
  "never_arrived",
  "refused_by_platform",
  "unit_inactive",
  "unit_not_found",
  "no_api_keys",
  "platform_unavailable",
  "recovering",
  "expiry_too_soon",
  "key_reused",
] as const;

/** Why something was not sent, with what its sentence names. */
export type FailedSending = {
  readonly code: (typeof SAID)[number];
  readonly detail: string;
  readonly platformCode: string;
  readonly msn: string;
};

export type RequestLine = {
  readonly id: string;
  readonly createdAt: Date;
  readonly unit: { readonly msn: string; readonly name: string };
  /** As people of its country write it. */
  readonly phone: string;
  readonly amount: Money;
  readonly message: string;
  readonly ownReference: string | null;
  readonly line: number | null;
  readonly state: RequestState;
  readonly payment: { readonly id: string; readonly status: PaymentStatus } | null;
  readonly endsAt: Date | null;
  /** Why it was not sent. */
  readonly failure: FailedSending | null;
  /** What was pressed and is being carried out. */
  readonly underway: "cancelling" | "reminding" | null;
  readonly reminders: number;
  readonly remindAt: Date | null;
};

export function toLine(row: SeenRow): RequestLine {
  const { request, state, paymentId, paymentStatus, endsAt, unitName } = row;
  const { id, createdAt, msn, phone, message, ownReference, line, reminders, remindAt } = request;
  return {
    ...{ id, createdAt, message, ownReference, line, state, endsAt, reminders, remindAt },
    unit: { msn, name: unitName },
    phone: formatPhone(phone),
    amount: amountOf(request),
    payment: paymentId && paymentStatus ? { id: paymentId, status: paymentStatus } : null,
    failure: state === "failed" ? failureOf(row) : null,
    underway: underwayOf(row),
  };
}

function failureOf({ request, creationCode, creationDetail }: SeenRow): FailedSending {
  if (creationCode) return failedBy(creationCode, creationDetail, request.msn);
  const code = SAID.find((one) => one === request.errorCode) ?? "never_arrived";
  return { code, detail: request.errorDetail ?? "", platformCode: "", msn: request.msn };
}

/** Why a payment was not made. */
export function failedBy(errorCode: string | null, errorDetail: string | null, msn: string): FailedSending {
  const refusal = refusalOf(errorCode, errorDetail);
  const said = { detail: "", platformCode: "", ...refusal };
  return { code: refusal.code, detail: said.detail, platformCode: said.platformCode, msn };
}

function underwayOf({ request, state }: SeenRow): RequestLine["underway"] {
  if (request.nextKey && (state === "open" || state === "queued")) return "reminding";
  return request.withdrawnAt && state === "open" ? "cancelling" : null;
}
