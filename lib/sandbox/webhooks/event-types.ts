/** What can be listened to. The sandbox fires the `epayments` ones; the others may be registered and stay silent. */
export const EVENT_TYPES: ReadonlySet<string> = new Set([
  ...["created", "aborted", "expired", "authorized", "captured", "cancelled", "refunded", "terminated"].map(
    (name) => `epayments.payment.${name}.v1`,
  ),
  ...["activated", "rejected", "stopped", "expired"].map((name) => `recurring.agreement-${name}.v1`),
  ...["reserved", "captured", "canceled", "refunded", "failed", "creation-failed"].map(
    (name) => `recurring.charge-${name}.v1`,
  ),
  "login.merchant-initiated.ping.v1",
  "user.checked-in.v1",
]);
