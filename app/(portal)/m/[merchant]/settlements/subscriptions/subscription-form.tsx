"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { SubscriptionChoices } from "@/lib/deliveries/subscription-choices";
import { NAME_MAX } from "@/lib/domain/report-subscription";
import { fieldError } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { saveSubscriptionAction } from "./actions";
import { ChoiceFields } from "./choice-fields";
import { NamesFields } from "./names-fields";
import { RecipientFields } from "./recipient-fields";
import { ServerFields } from "./server-fields";
import type { SubscriptionStart } from "./subscription-start";
import { UnitTicks } from "./unit-ticks";

type FormProps = { merchant: string; choices: SubscriptionChoices; start: SubscriptionStart };

/** All of a subscription on one page. What was typed stays where it is refused. */
export function SubscriptionForm({ merchant, choices, start }: FormProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const [channel, setChannel] = useState(start.channel);
  const { state, submit, pending, intent } = useFormAction(saveSubscriptionAction.bind(null, merchant));
  return (
    <form
      noValidate
      className="grid max-w-2xl gap-6 rounded-2xl bg-surface p-5 shadow-surface"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <input type="hidden" name="subscription" value={start.id ?? intent} />
      <input type="hidden" name="seenVersion" value={start.version} />
      <TextField
        {...{ name: "name", label: t("field.name"), hint: t("field.nameHint") }}
        error={fieldError(state, "name")}
        maxLength={NAME_MAX}
        autoComplete="off"
        defaultValue={start.name}
      />
      <UnitTicks units={choices.units} chosen={start.units} />
      <ChoiceFields choices={choices} start={start} state={state} channel={channel} onChannel={setChannel} />
      {channel === "mail" ? (
        <RecipientFields choices={choices} start={start} state={state} />
      ) : (
        <ServerFields server={start.server} state={state} />
      )}
      {choices.names && channel === "mail" ? <NamesFields start={start} state={state} /> : null}
      <FormOutcome state={state} />
      <button
        type="submit"
        className="button button--primary justify-self-start max-sm:w-full"
        disabled={pending || intent === ""}
      >
        {t("save")}
      </button>
    </form>
  );
}
