"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FormState } from "@/lib/web/form-state";
import type { DeviceRefusal } from "./use-device-answer";

type DeviceOutcomeProps = {
  /** What the portal said before the device was asked, and after it answered. */
  asked: FormState;
  state: FormState;
  refusal: DeviceRefusal | undefined;
};

/** What became of a passkey: the last sentence of whoever said no. */
export function DeviceOutcome({ asked, state, refusal }: DeviceOutcomeProps): JSX.Element {
  const t = useTranslations("security");
  if (refusal) return <FormMessage message={t(refusal)} />;
  return <FormOutcome state={asked.status === "idle" ? state : asked} />;
}
