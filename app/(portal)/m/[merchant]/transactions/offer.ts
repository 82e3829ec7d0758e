import type { Currency, Money } from "@/lib/domain/money";

export type Offer = { most: Money } | { prevented: string };
export type ActionKind = "capture" | "cancel" | "refund";

export type ActionButtonsProps = {
  merchant: string;
  payment: string;
  version: number;
  currency: Currency;
  offers: Record<ActionKind, Offer>;
  approved: boolean;
};
