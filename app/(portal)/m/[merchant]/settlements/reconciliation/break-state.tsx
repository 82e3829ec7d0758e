import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import type { BreakState } from "@/lib/domain/break";

const TONES = { open: "danger", reopened: "danger", explained: "accent", gone: "success" } as const;

export function BreakStateChip({ state }: { state: BreakState }): JSX.Element {
  const t = useTranslations("reconciliation.state");
  return <StatusChip tone={TONES[state]}>{t(state)}</StatusChip>;
}
