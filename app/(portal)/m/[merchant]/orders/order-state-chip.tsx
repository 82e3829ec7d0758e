import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { OrderState } from "@/lib/domain/product-order";

const TONES: Record<OrderState, Tone> = {
  draft: "default",
  submitted: "accent",
  processing: "accent",
  awaiting_customer: "warning",
  approved: "success",
  stopped: "danger",
};

export function OrderStateChip({ state }: { state: OrderState }): JSX.Element {
  const t = useTranslations("orders.state");
  return <StatusChip tone={TONES[state]}>{t(state)}</StatusChip>;
}
