import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import type { PaymentStatus } from "@/lib/domain/payment";
import { TONES } from "./tones";

export function PaymentStatusChip({ status }: { status: PaymentStatus }): JSX.Element {
  const t = useTranslations("transactions.status");
  return <StatusChip tone={TONES[status]}>{t(status)}</StatusChip>;
}
