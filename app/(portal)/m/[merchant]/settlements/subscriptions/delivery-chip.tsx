import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { ShownDeliveryState } from "@/lib/deliveries/show-delivery";

const TONES: Record<ShownDeliveryState, Tone> = {
  due: "accent",
  building: "accent",
  waiting: "warning",
  sent: "success",
  failed: "danger",
  empty: "default",
  on_its_way: "accent",
  mail_waits: "warning",
  refused: "danger",
  refused_in_part: "warning",
};

export function DeliveryChip({ state }: { state: ShownDeliveryState }): JSX.Element {
  const t = useTranslations("subscriptions");
  return <StatusChip tone={TONES[state]}>{t(`state.${state}`)}</StatusChip>;
}
