import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { LinkStanding } from "@/lib/domain/payment-link";

const LOOK: Record<LinkStanding, string> = {
  active: "chip--success",
  deactivated: "chip--default",
  expired: "chip--warning",
  sold_out: "chip--warning",
};

/** Whether the link can be paid, in a word. */
export function StandingChip({ standing }: { standing: LinkStanding }): JSX.Element {
  const t = useTranslations("links.standing");
  return <span className={`chip chip--soft px-2 ${LOOK[standing]}`}>{t(standing)}</span>;
}
