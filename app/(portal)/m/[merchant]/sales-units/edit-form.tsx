"use client";

import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FormAction } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";

/** Which unit a form is about. */
export type Place = { merchant: string; msn: string };

type EditFormProps<Value> = {
  place: Place;
  action: FormAction<Value>;
  button: string;
  /** What to say once it is done. */
  done: string;
  look?: "primary" | "danger" | "outline";
  children?: (state: FormState) => ReactNode;
};

/** A form about one sales unit: its fields, its button, and what became of it. */
export function EditForm<Value>({
  place,
  action,
  button,
  done,
  look = "primary",
  children,
}: EditFormProps<Value>): JSX.Element {
  const common = useTranslations("common");
  const { state, submit, pending } = useFormAction(action.bind(null, place.merchant));
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="msn" value={place.msn} />
      {children?.(state)}
      <FormOutcome state={state} done={done} />
      <button type="submit" className={`button button--${look} justify-self-start`} disabled={pending}>
        {pending ? common("working") : button}
      </button>
    </form>
  );
}
