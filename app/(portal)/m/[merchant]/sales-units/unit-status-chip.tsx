import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { UnitStatus } from "@/lib/domain/sales-unit";

export function UnitStatusChip({ status }: { status: UnitStatus }): JSX.Element {
  const t = useTranslations("units.statusOf");
  const look = status === "active" ? "chip--success" : "chip--default";
  return <span className={`chip chip--soft whitespace-nowrap ${look}`}>{t(status)}</span>;
}
