"use client";

import { startTransition, useState } from "react";

/**
 * Has the device answer before the form is sent, its answer as JSON in the field `response`. `failed` where the person said no
 * or the device can't: then nothing is sent.
 */
export function useDeviceAnswer(ask: () => Promise<unknown>, submit: (form: FormData) => void) {
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const answer = async (form: FormData) => {
    setState("asking");
    try {
      form.set("response", JSON.stringify(await ask()));
    } catch {
      setState("failed");
      return;
    }
    setState("idle");
    startTransition(() => submit(form));
  };
  return { answer, asking: state === "asking", failed: state === "failed" };
}
