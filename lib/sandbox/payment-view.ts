import type { Payment, PaymentEvent } from "./payment";

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

function amountOf(payment: Pick<Payment, "currency">, value: number) {
  return { currency: payment.currency, value };
}

function aggregateOf(payment: Payment) {
  return {
    authorizedAmount: amountOf(payment, payment.authorized),
    cancelledAmount: amountOf(payment, payment.cancelled),
    capturedAmount: amountOf(payment, payment.captured),
    refundedAmount: amountOf(payment, payment.refunded),
  };
}

/** Where the customer goes; on the real platform the landing page and the codes live on hosts of their own. */
export function redirectUrlOf(payment: Payment, publicUrl: string, appScheme: string): string | undefined {
  if (!payment.token) return undefined;
  if (payment.userFlow === "NATIVE_REDIRECT") return `${appScheme}://token=${payment.token}`;
  const landing = `${publicUrl}/landing?token=${payment.token}`;
  if (payment.userFlow !== "QR" || payment.qrFormat?.format === "TEXT/TARGETURL") return landing;
  return `${publicUrl}/qr/v1?token=${payment.token}`;
}

function sharedByCustomer(payment: Payment) {
  const { approval } = payment;
  return {
    ...(approval?.userDetails && { userDetails: approval.userDetails }),
    ...(approval?.shippingDetails && { shippingDetails: approval.shippingDetails }),
    ...(payment.captureGuaranteedUntil && {
      captureGuaranteedUntil: isoTime(payment.captureGuaranteedUntil),
    }),
  };
}

/** The answer of "get payment". */
export function viewPayment(payment: Payment, redirectUrl: string | undefined) {
  const { approval } = payment;
  return {
    aggregate: aggregateOf(payment),
    amount: amountOf(payment, payment.amount),
    state: payment.state,
    paymentMethod: { type: payment.methodType, ...(approval?.cardBin && { cardBin: approval.cardBin }) },
    profile: approval?.sub ? { sub: approval.sub } : {},
    pspReference: payment.pspReference,
    ...(redirectUrl && { redirectUrl }),
    reference: payment.reference,
    ...(payment.metadata && { metadata: payment.metadata }),
    ...sharedByCustomer(payment),
  };
}

/** The answer of capture, refund and cancel: with the psp reference of the creation, not of the operation. */
export function viewModification(payment: Payment) {
  return {
    amount: amountOf(payment, payment.amount),
    state: payment.state,
    aggregate: aggregateOf(payment),
    pspReference: payment.pspReference,
    reference: payment.reference,
  };
}

/** One line of the event log. */
export function viewEvent(payment: Payment, event: PaymentEvent) {
  return {
    reference: payment.reference,
    pspReference: event.pspReference,
    name: event.name,
    amount: amountOf(payment, event.amount),
    timestamp: isoTime(event.at),
    ...(event.idempotencyKey && { idempotencyKey: event.idempotencyKey }),
    success: event.success,
  };
}

/** The body of the webhook for an event. */
export function viewNotice(payment: Payment, event: PaymentEvent) {
  const approved = event.name === "AUTHORIZED" && event.success;
  const sub = payment.approval?.sub;
  return {
    msn: payment.msn,
    ...viewEvent(payment, event),
    ...(approved && { ...(sub && { sub }), ...sharedByCustomer(payment) }),
  };
}
