"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { assignBreakAction } from "../actions";

type AssignFormProps = {
  merchant: string;
  difference: string;
  owner: string;
  self: string;
  colleagues: readonly { id: string; name: string }[];
};

/** Oneself with one press, or someone else who may see it. */
export function AssignForm({ merchant, difference, owner, self, colleagues }: AssignFormProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const { state, submit, pending } = useFormAction(assignBreakAction.bind(null, merchant));
  const [chosen, setChosen] = useState(owner);
  const options: (readonly [string, string])[] = [
    ["", t("nobodyChoice")],
    ...colleagues.map(({ id, name }) => [id, name] as const),
  ];
  return (
    <div className="grid gap-3">
      {owner !== self && colleagues.some(({ id }) => id === self) ? (
        <form action={submit}>
          <input type="hidden" name="difference" value={difference} />
          <input type="hidden" name="owner" value={self} />
          <button
            type="submit"
            className="button button--primary"
            disabled={pending}
            onClick={() => setChosen(self)}
          >
            {t("take")}
          </button>
        </form>
      ) : null}
      <form action={submit} className="grid gap-3">
        <input type="hidden" name="difference" value={difference} />
        <ChoiceField name="owner" label={t("assign")} value={chosen} options={options} onChange={setChosen} />
        <button
          type="submit"
          className="button button--outline justify-self-start"
          disabled={pending || chosen === owner}
        >
          {t("save")}
        </button>
      </form>
      <FormOutcome state={state} done={t("assigned")} />
    </div>
  );
}
