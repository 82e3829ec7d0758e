"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { Confirmed } from "@/lib/security/confirm-app";
import type { NewPasskeyOffer } from "@/lib/security/offer-passkey";
import { type FormState, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { RecoveryCodes } from "./recovery-codes";
import { useDeviceAnswer } from "./use-device-answer";

type NewPasskeyProps = {
  offer: NewPasskeyOffer;
  action: (previous: FormState<Confirmed>, form: FormData) => Promise<FormState<Confirmed>>;
  /** Where to go once the recovery codes are kept. */
  next: string;
};

/** Names a device, has it make a passkey, and shows the recovery codes where it is the first second factor. */
export function NewPasskey({ offer, action, next }: NewPasskeyProps): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(action);
  const { answer, asking, failed } = useDeviceAnswer(async () => {
    const { startRegistration } = await import("@simplewebauthn/browser");
    return startRegistration({ optionsJSON: offer.options });
  }, submit);
  if (state.status === "done") return <RecoveryCodes codes={state.value.codes} next={next} />;
  return (
    <form action={answer} className="flex flex-col gap-4">
      <input type="hidden" name="sealedSecret" value={offer.sealed} />
      <label className="textfield max-w-xs">
        <span className="label">{t("passkeyName")}</span>
        <input
          className="input"
          name="name"
          required
          maxLength={40}
          autoComplete="off"
          defaultValue={typed(state, "name")}
          key={typed(state, "name")}
        />
      </label>
      <FormMessage message={failed ? t("passkeyFailed") : undefined} />
      {failed ? null : <FormOutcome state={state} />}
      <button type="submit" className="button button--primary w-fit" disabled={pending || asking}>
        {asking ? t("passkeyAsking") : t("passkeyMake")}
      </button>
    </form>
  );
}
