import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import type { ShownState } from "@/lib/domain/settlement";

const TONES = { scheduled: "accent", sent: "success", paid: "success", aborted: "danger" } as const;

type StateChipProps = { state: ShownState; addsUp: boolean };

/** How the payout stands; that it doesn't add up comes before anything else. */
export function StateChip({ state, addsUp }: StateChipProps): JSX.Element {
  const t = useTranslations("settlements");
  if (!addsUp) return <StatusChip tone="danger">{t("differs")}</StatusChip>;
  return <StatusChip tone={TONES[state]}>{t(`state.${state}`)}</StatusChip>;
}
