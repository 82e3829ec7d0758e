"use client";

import { browserSupportsWebAuthn, WebAuthnError } from "@simplewebauthn/browser";
import { type FormEvent, startTransition, useState } from "react";
import type { Asked } from "@/lib/security/offer-passkey";
import { type FormState, IDLE } from "@/lib/web/form-state";

/** Why the device did not answer: the sentences are in the namespace `security`. */
export type DeviceRefusal = "passkeyNoBrowser" | "passkeyCancelled" | "passkeyKnown" | "passkeyFailed";

type Conversation<Options> = {
  /** Asks the portal what the device is to sign. */
  ask: (previous: FormState<Asked<Options>>, form: FormData) => Promise<FormState<Asked<Options>>>;
  device: (options: Options) => Promise<unknown>;
  submit: (form: FormData) => void;
};

/**
 * Has the device answer before the form is sent, its answer as JSON in the field `response`. Where the portal asks nothing
 * (`asked`) or the device does not answer (`refusal`), nothing is sent.
 */
export function useDeviceAnswer<Options>({ ask, device, submit }: Conversation<Options>) {
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<FormState<Asked<Options>>>(IDLE);
  const [refusal, setRefusal] = useState<DeviceRefusal>();
  const answer = async (event: FormEvent<HTMLFormElement>) => {
    // Not as the form's action: React would empty the fields although nothing was sent.
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setRefusal(undefined);
    if (!browserSupportsWebAuthn()) return setRefusal("passkeyNoBrowser");
    setAsking(true);
    const question = await ask(IDLE, form).catch(() => ({ status: "unreachable", fields: {} }) as const);
    setAsked(question);
    if (question.status === "done") {
      try {
        form.set("response", JSON.stringify(await device(question.value.options)));
        startTransition(() => submit(form));
      } catch (error) {
        setRefusal(refusalOf(error));
      }
    }
    setAsking(false);
  };
  return { answer, asking, asked: asked.status === "done" ? IDLE : asked, refusal };
}

function refusalOf(error: unknown): DeviceRefusal {
  if (!(error instanceof Error)) return "passkeyFailed";
  const code = error instanceof WebAuthnError ? error.code : undefined;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "passkeyKnown";
  // What people do and what takes too long look the same to a page.
  const { name } = error;
  return name === "NotAllowedError" || name === "AbortError" ? "passkeyCancelled" : "passkeyFailed";
}
