"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { PasskeyQuestion } from "@/lib/security/offer-passkey";
import { useFormAction } from "@/lib/web/use-form-action";
import { useDeviceAnswer } from "../../../profile/security/use-device-answer";
import { showPasskeyAction } from "./actions";

/** The second step with a passkey: one button, the rest happens on the device. */
export function PasskeyForm({ question, next }: { question: PasskeyQuestion; next: string }): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(showPasskeyAction);
  const { answer, asking, failed } = useDeviceAnswer(async () => {
    const { startAuthentication } = await import("@simplewebauthn/browser");
    return startAuthentication({ optionsJSON: question.options });
  }, submit);
  return (
    <form action={answer} className="flex flex-col gap-3">
      <input type="hidden" name="sealedSecret" value={question.sealed} />
      <input type="hidden" name="next" value={next} />
      <FormMessage message={failed ? t("passkeyFailed") : undefined} />
      {failed ? null : <FormOutcome state={state} />}
      <button type="submit" className="button button--primary w-fit" disabled={pending || asking}>
        {asking ? t("passkeyAsking") : t("passkeyUse")}
      </button>
    </form>
  );
}
