"use client";

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Confirmed } from "@/lib/security/confirm-app";
import type { Asked } from "@/lib/security/offer-passkey";
import { type FormState, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { DeviceOutcome } from "./device-outcome";
import { RecoveryCodes } from "./recovery-codes";
import { useDeviceAnswer } from "./use-device-answer";

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>;

type NewPasskeyProps = {
  ask: Action<Asked<PublicKeyCredentialCreationOptionsJSON>>;
  action: Action<Confirmed>;
  /** Where to go once the recovery codes are kept. */
  next: string;
};

/** Names a device, has it make a passkey, and shows the recovery codes where it is the first second factor. */
export function NewPasskey({ ask, action, next }: NewPasskeyProps): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(action);
  const device = (optionsJSON: PublicKeyCredentialCreationOptionsJSON) => startRegistration({ optionsJSON });
  const { answer, asking, asked, refusal } = useDeviceAnswer({ ask, device, submit });
  if (state.status === "done") return <RecoveryCodes codes={state.value.codes} next={next} />;
  return (
    <form onSubmit={answer} className="flex flex-col gap-4">
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
      <DeviceOutcome asked={asked} state={state} refusal={refusal} />
      <button type="submit" className="button button--primary w-fit" disabled={pending || asking}>
        {asking ? t("passkeyAsking") : t("passkeyMake")}
      </button>
    </form>
  );
}
