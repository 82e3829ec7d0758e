import type { CreateBody } from "../api/create-body";
import type { ErrorCode } from "../api/error-codes";
import { makeApproval } from "../approval";
import type { Customer } from "../customer";
import { deriveHex, deriveUuid } from "../derive";
import type { Payment } from "../payment";
import { abortPayment, approvePayment, expirePayment } from "../rules/approve-payment";
import { cancelPayment } from "../rules/cancel-payment";
import { capturePayment } from "../rules/capture-payment";
import { checkCreate } from "../rules/check-create";
import { createPayment } from "../rules/create-payment";
import { lapsePayment } from "../rules/lapse-payment";
import { refundPayment } from "../rules/refund-payment";
import { resolveCustomer } from "../rules/resolve-customer";
import { type Ruling, remaining } from "../rules/ruling";
import type { SalesUnit } from "../sales-unit";
import type { BulkPayment, BulkStep } from "./bulk-order";

export type Played = { payment: Payment } | { refused: ErrorCode; at: string };

/** Lives one payment from its creation to now, by the same rules as if every request had come at its time. */
export function playPayment(
  order: BulkPayment,
  unit: SalesUnit,
  people: readonly Customer[],
  now: number,
): Played {
  const created = playCreation(order, unit, people);
  if ("refused" in created) return { ...created, at: "create" };
  let { payment } = created;
  for (const [index, step] of order.events.entries()) {
    const at = Date.parse(step.at);
    const ruling = playStep(lapsePayment(payment, unit, at), unit, step, {
      index,
      phone: order.phone,
      people,
    });
    if ("refused" in ruling) return { refused: ruling.refused, at: `events.${index} ${step.action}` };
    payment = ruling.payment;
  }
  return { payment: lapsePayment(payment, unit, now) };
}

function playCreation(order: BulkPayment, unit: SalesUnit, people: readonly Customer[]): Ruling {
  const { amount, phone, createdAt, description, events: _events, msn, ...rest } = order;
  const body: CreateBody = {
    ...rest,
    amount: { currency: unit.currency, value: amount },
    customer: { phoneNumber: phone },
    paymentMethod: { type: "WALLET" },
    customerInteraction: order.customerInteraction ?? "CUSTOMER_NOT_PRESENT",
    paymentDescription: description,
  };
  const now = Date.parse(createdAt);
  const refused = checkCreate(body, unit, now);
  if (refused) return { refused };
  const customer = resolveCustomer(body, people, now);
  if ("refused" in customer) return customer;
  const token = deriveHex(48, "landing token", msn, order.reference);
  const idempotencyKey = deriveUuid("create", msn, order.reference);
  return { payment: createPayment({ body, unit, now, phone: customer.phone, token, idempotencyKey }) };
}

type Stage = { index: number; phone: string; people: readonly Customer[] };

function playStep(
  payment: Payment,
  unit: SalesUnit,
  step: BulkStep,
  { index, phone, people }: Stage,
): Ruling {
  const at = Date.parse(step.at);
  const { msn, reference, currency } = payment;
  const idempotencyKey = step.idempotencyKey ?? deriveUuid(step.action, index, msn, reference);
  switch (step.action) {
    case "approve": {
      const approval = makeApproval(payment, { phone, source: step.source }, people, at);
      return approval ? approvePayment(payment, unit, at, approval) : { refused: "7010" };
    }
    case "capture": {
      const value = step.amount ?? remaining(payment);
      return capturePayment(payment, unit, at, { value, currency, idempotencyKey });
    }
    case "refund": {
      const value = step.amount ?? payment.captured - payment.refunded;
      return refundPayment(payment, unit, at, { value, currency, idempotencyKey });
    }
    case "cancel":
    case "terminate":
      return cancelPayment(payment, at, { onlyIfNotApproved: step.action === "terminate", idempotencyKey });
    case "abort":
      return abortPayment(payment, at);
    case "expire":
      return payment.state === "EXPIRED" ? { payment } : expirePayment(payment, at);
  }
}
