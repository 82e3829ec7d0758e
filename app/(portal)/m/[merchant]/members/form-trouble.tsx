"use client";

import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FormState } from "@/lib/web/form-state";

type FormTroubleProps = { state: FormState; done?: string };

/** What became of a form whose fields stand on other steps too: the sentence of a field says more than that one is wrong. */
export function FormTrouble({ state, done }: FormTroubleProps): JSX.Element {
  const [first] = state.status === "refused" ? Object.values(state.fieldErrors) : [];
  if (first) return <FormMessage message={first} />;
  return <FormOutcome state={state} {...(done ? { done } : {})} />;
}
