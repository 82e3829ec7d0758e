"use client";

import { useActionState, useRef } from "react";
import { type FormState, IDLE, type TypedFields, typedFields } from "./form-state";
import { newKey, useIntentKey } from "./intent-key";
import type { FailureCode } from "./messages";
import { readTurnedAway, type TurnedAway } from "./turned-away";

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>;

/**
 * A form over a server action. Where no answer comes back, the form stays with its text and its key, so that pressing
 * again is the same intent; its key, `intent`, belongs in a hidden field named `idempotencyKey`. (It was called `key`: spread
 * on a component, React took it for its own and showed the component twice.)
 */
export function useFormAction<Value>(action: Action<Value>) {
  const running = useRef(false);
  const guarded: Action<Value> = async (_previous, form) => {
    try {
      // Of the last answer an action needs nothing: what is sent stays a form, and passes as one (lib/web/fault-of-form.ts).
      return await action(IDLE, form);
    } catch (error) {
      if (isNavigation(error)) throw error;
      return unanswered(error, typedFields(form));
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
  return { state, submit, pending, intent: useIntentKey(state) };
}

/** What was turned away never reached its action. But a database that is away may have come after an earlier try. */
function unanswered(error: unknown, fields: TypedFields): FormState<never> {
  const told = readTurnedAway(error);
  const code = told && CODES[told.why];
  if (!code) return { status: "unreachable", fields };
  const { sentence: message } = told;
  return { status: "refused", code, message, fieldErrors: {}, fields, answer: newKey() };
}

const CODES: Partial<Record<TurnedAway, FailureCode>> = {
  foreign_origin: "foreign_origin",
  too_large: "invalid_input",
  unreadable: "invalid_input",
};

/** Next tells redirects and 404s by throwing; those must pass. */
function isNavigation(error: unknown): boolean {
  return error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");
}
