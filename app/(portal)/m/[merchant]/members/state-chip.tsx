import { useTranslations } from "next-intl";
import type { JSX } from "react";

const COLOURS = { active: "chip--success", invited: "chip--warning", former: "chip--default" } as const;

export function StateChip({ state }: { state: keyof typeof COLOURS }): JSX.Element {
  const t = useTranslations("members.states");
  return <span className={`chip chip--soft px-2 ${COLOURS[state]}`}>{t(state)}</span>;
}
