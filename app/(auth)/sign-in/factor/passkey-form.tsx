"use client";

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { useFormAction } from "@/lib/web/use-form-action";
import { DeviceOutcome } from "../../../profile/security/device-outcome";
import { useDeviceAnswer } from "../../../profile/security/use-device-answer";
import { askForPasskeyAction, showPasskeyAction } from "./actions";

/** The second step with a passkey: one button, the rest happens on the device. */
export function PasskeyForm({ next }: { next: string }): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(showPasskeyAction);
  const { answer, asking, asked, refusal } = useDeviceAnswer({
    ask: askForPasskeyAction,
    device: (optionsJSON: PublicKeyCredentialRequestOptionsJSON) => startAuthentication({ optionsJSON }),
    submit,
  });
  return (
    <form onSubmit={answer} className="flex flex-col gap-3">
      <input type="hidden" name="next" value={next} />
      <DeviceOutcome asked={asked} state={state} refusal={refusal} />
      <button type="submit" className="button button--primary w-fit" disabled={pending || asking}>
        {asking ? t("passkeyAsking") : t("passkeyUse")}
      </button>
    </form>
  );
}
