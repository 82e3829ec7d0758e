"use client";

import { useTranslations } from "next-intl";
import { type JSX, type ReactNode, useId } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { Environment } from "@/lib/domain/environment";
import { MAX_NAME } from "@/lib/domain/sales-unit";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { addExistingUnitAction } from "../actions";
import { KeysFields } from "../keys-fields";

type ConnectFormProps = {
  merchant: string;
  environment: Environment;
  offered: readonly Environment[];
  children: ReactNode;
};

/** Number, name, kind and keys of a sales unit; once it is connected, `children` lead on. */
export function ConnectForm(props: ConnectFormProps): JSX.Element {
  const { merchant, environment, offered, children } = props;
  const t = useTranslations("developers");
  const common = useTranslations("common");
  const { state, submit, pending } = useFormAction(addExistingUnitAction.bind(null, merchant));
  if (state.status === "done")
    return (
      <div className="grid justify-items-start gap-4">
        <FormMessage tone="success" message={t("connect.done")} />
        {children}
      </div>
    );
  const field = (name: "msn" | "name") => ({
    name,
    label: t(`connect.${name}`),
    error: fieldError(state, name),
    defaultValue: typed(state, name),
    autoComplete: "off",
    required: true,
  });
  return (
    <form action={submit} className="card card--default grid gap-4 p-5">
      <TextField {...field("msn")} inputMode="numeric" maxLength={10} />
      <TextField {...field("name")} maxLength={MAX_NAME} />
      <Choice
        name="kind"
        label={t("connect.kind")}
        value={typed(state, "kind", "online")}
        options={(["online", "in_person"] as const).map((kind) => [kind, t(`kind.${kind}`)])}
      />
      <Choice
        name="environment"
        label={t("connect.environment")}
        value={typed(state, "environment", environment)}
        options={offered.map((one) => [one, t(`connect.${one}`)])}
      />
      <KeysFields state={state} />
      <p className="text-sm text-muted">{t("connect.past")}</p>
      <FormOutcome state={state} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending ? common("working") : t("connect.do")}
      </button>
    </form>
  );
}

type ChoiceProps = { name: string; label: string; value: string; options: [value: string, text: string][] };

function Choice({ name, label, value, options }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select id={id} name={name} className="input" defaultValue={value}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
