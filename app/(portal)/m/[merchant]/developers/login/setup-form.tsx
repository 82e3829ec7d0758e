"use client";

import { useTranslations } from "next-intl";
import { Fragment, type JSX, type ReactNode, startTransition } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FormAction } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";

/** Which unit a form is about, and the version of its setup that the page shows. */
export type Place = { merchant: string; msn: string; version: number };

type SetupFormProps<Value> = {
  place: Place;
  action: FormAction<Value>;
  button: string;
  done?: string;
  look?: "primary" | "danger" | "outline";
  children?: (state: FormState) => ReactNode;
};

/**
 * A form about a unit's login. Its fields are made anew whenever the page shows another version, so that nobody saves over
 * what they have not seen; the sentence about what happened stays.
 */
export function SetupForm<Value>({
  place: { merchant, msn, version },
  action,
  button,
  done,
  look = "primary",
  children,
}: SetupFormProps<Value>): JSX.Element {
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(action.bind(null, merchant));
  return (
    <form
      className="grid gap-4"
      // React empties a form that is its own action; a refused one keeps here what was typed.
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <fieldset className="contents" disabled={intent === ""}>
        <input type="hidden" name="msn" value={msn} />
        <input type="hidden" name="version" value={version} />
        <Fragment key={version}>{children?.(state)}</Fragment>
        <FormOutcome state={state} {...(done ? { done } : {})} />
        <button type="submit" className={`button button--${look} justify-self-start`} disabled={pending}>
          {pending ? common("working") : button}
        </button>
      </fieldset>
    </form>
  );
}
