import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { LinkStanding } from "@/lib/domain/payment-link";

const TONES: Record<LinkStanding, Tone> = {
  active: "success",
  deactivated: "default",
  expired: "warning",
  sold_out: "warning",
};

/** Whether the link can be paid, in a word. */
export function StandingChip({ standing }: { standing: LinkStanding }): JSX.Element {
  const t = useTranslations("links.standing");
  return <StatusChip tone={TONES[standing]}>{t(standing)}</StatusChip>;
}
