"use client";

import { useActionState, useRef } from "react";
import { type FormState, IDLE, typedFields } from "./form-state";
import { useIntentKey } from "./intent-key";

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>;

/**
 * A form over a server action. Where no answer comes back, the form stays with its text and its key, so that pressing
 * again is the same intent; the key belongs in a hidden field named `idempotencyKey`.
 */
export function useFormAction<Value>(action: Action<Value>) {
  const running = useRef(false);
  const guarded: Action<Value> = async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      if (isNavigation(error)) throw error;
      return { status: "unreachable", fields: typedFields(form) };
    } finally {
      running.current = false;
    }
  };
  const [state, dispatch, pending] = useActionState<FormState<Value>, FormData>(guarded, IDLE);
  const submit = (form: FormData) => {
    // A second press before the first answer must not queue a second request.
    if (running.current) return;
    running.current = true;
    dispatch(form);
  };
  return { state, submit, pending, key: useIntentKey(state) };
}

/** Next tells redirects and 404s by throwing; those must pass. */
function isNavigation(error: unknown): boolean {
  return error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");
}
