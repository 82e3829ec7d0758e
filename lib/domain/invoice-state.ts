import { addDays } from "./calendar";

/** Where an invoice stands. Whether it is overdue is not kept: it follows from the day. */
export const INVOICE_STATES = [
  "draft",
  "sent",
  "seen",
  "partly_paid",
  "paid",
  "cancelled",
  "credited",
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** What a person is shown. */
export type InvoiceStanding = InvoiceState | "overdue";

/** Money is still expected. */
export const OPEN_INVOICES = ["sent", "seen", "partly_paid"] as const satisfies readonly InvoiceState[];

/**
 * What may be done with an invoice. Only a draft is edited or cancelled: once it has a number the books know it, and it can only be
 * credited. `see`: the customer opened it.
 */
const STEPS = {
  draft: ["edit", "send", "cancel"],
  sent: ["see", "remind", "pay", "credit"],
  seen: ["see", "remind", "pay", "credit"],
  partly_paid: ["see", "remind", "pay", "credit"],
  paid: ["see", "credit"],
  cancelled: [],
  credited: ["see"],
} as const satisfies Record<InvoiceState, readonly string[]>;

export type InvoiceStep = (typeof STEPS)[InvoiceState][number];

export const INVOICE_KINDS = ["invoice", "credit_note"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** A credit note asks for nothing: it is only ever looked at. */
export function mayStep(
  { kind, state }: { readonly kind: InvoiceKind; readonly state: InvoiceState },
  step: InvoiceStep,
): boolean {
  const steps: readonly InvoiceStep[] = kind === "credit_note" ? ["see"] : STEPS[state];
  return steps.includes(step);
}

/** Money is expected for it. Days are YYYY-MM-DD of the merchant's time zone; on the due day itself nothing is overdue yet. */
export function standingOf(
  invoice: { readonly kind: InvoiceKind; readonly state: InvoiceState; readonly dueDay: string },
  today: string,
): InvoiceStanding {
  return mayStep(invoice, "pay") && invoice.dueDay < today ? "overdue" : invoice.state;
}

/** Amounts in minor units of one currency: what was asked for, fees of reminders, what came in. */
export type InvoiceSums = {
  readonly totalMinor: number;
  readonly feeMinor: number;
  readonly paidMinor: number;
};

/** What is still to be paid; never below zero, whatever came in too much. */
export function outstandingOf({ totalMinor, feeMinor, paidMinor }: InvoiceSums): number {
  return Math.max(0, totalMinor + feeMinor - paidMinor);
}

/** Where the invoice stands once money came in. A credited one stays credited: the money is then to be given back. */
export function stateAfterPayment(state: InvoiceState, sums: InvoiceSums): InvoiceState {
  if (!OPEN_INVOICES.some((open) => open === state) || sums.paidMinor === 0) return state;
  return outstandingOf(sums) === 0 ? "paid" : "partly_paid";
}

/** How long open invoices have been due, in days. */
export const AGES = ["not_due", "to_14", "to_30", "to_60", "over_60"] as const;
export type InvoiceAge = (typeof AGES)[number];

export function ageOf(dueDay: string, today: string): InvoiceAge {
  if (today <= dueDay) return "not_due";
  if (today <= addDays(dueDay, 14)) return "to_14";
  if (today <= addDays(dueDay, 30)) return "to_30";
  return today <= addDays(dueDay, 60) ? "to_60" : "over_60";
}
