import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { RequestState } from "@/lib/domain/payment-request";
import type { RequestLine } from "@/lib/requests/request-line";

const TONES: Record<RequestState, Tone> = {
  queued: "default",
  unconfirmed: "warning",
  open: "accent",
  paid: "success",
  rejected: "danger",
  expired: "default",
  cancelled: "default",
  failed: "danger",
};

/** How a request stands, or what is being done with it this moment. */
export function RequestStateChip({
  request,
}: {
  request: Pick<RequestLine, "state" | "underway">;
}): JSX.Element {
  const t = useTranslations("requests");
  const { state, underway } = request;
  return (
    <StatusChip tone={underway ? "warning" : TONES[state]}>
      {underway ? t(`underway.${underway}`) : t(`state.${state}`)}
    </StatusChip>
  );
}
