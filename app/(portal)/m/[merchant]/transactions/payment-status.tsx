import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { PaymentStatus } from "@/lib/domain/payment";

export const TONES: Record<PaymentStatus, Tone> = {
  requested: "default",
  reserved: "accent",
  partially_captured: "accent",
  captured: "success",
  partially_refunded: "warning",
  refunded: "warning",
  cancelled: "default",
  rejected: "danger",
  expired: "default",
};

export function PaymentStatusChip({ status }: { status: PaymentStatus }): JSX.Element {
  const t = useTranslations("transactions.status");
  return <StatusChip tone={TONES[status]}>{t(status)}</StatusChip>;
}
