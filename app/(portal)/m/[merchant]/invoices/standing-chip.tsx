import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { InvoiceStanding } from "@/lib/domain/invoice-state";

const TONES: Record<InvoiceStanding, Tone> = {
  draft: "default",
  sent: "accent",
  seen: "accent",
  partly_paid: "warning",
  paid: "success",
  overdue: "danger",
  cancelled: "default",
  credited: "default",
};

export function StandingChip({ standing }: { standing: InvoiceStanding }): JSX.Element {
  const t = useTranslations("invoices.state");
  return <StatusChip tone={TONES[standing]}>{t(standing)}</StatusChip>;
}
