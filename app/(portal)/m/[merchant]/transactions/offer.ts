import type { Currency, Money } from "@/lib/domain/money";

/** `note`: what to know before it is asked for. */
export type Offer = { most: Money; note?: string } | { prevented: string };
export type ActionKind = "capture" | "cancel" | "refund";

export type ActionButtonsProps = {
  merchant: string;
  payment: string;
  version: number;
  currency: Currency;
  offers: Record<ActionKind, Offer>;
  approved: boolean;
};
