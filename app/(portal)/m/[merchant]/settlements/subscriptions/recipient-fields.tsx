import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextArea } from "@/components/text-area";
import type { SubscriptionChoices } from "@/lib/deliveries/subscription-choices";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import type { SubscriptionStart } from "./subscription-start";
import { TickRow } from "./tick-row";

type RecipientFieldsProps = { choices: SubscriptionChoices; start: SubscriptionStart; state: FormState };

/** Who gets it: people of the company, and addresses for whoever may answer for them. */
export function RecipientFields({ choices, start, state }: RecipientFieldsProps): JSX.Element {
  const t = useTranslations("subscriptions");
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">{t("field.people")}</legend>
        <div className="grid max-h-64 gap-2 overflow-y-auto sm:grid-cols-2">
          {choices.people.map(({ id, name, mail }) => (
            <TickRow
              key={id}
              name="person"
              value={id}
              checked={mail && start.people.includes(id)}
              disabled={!mail}
            >
              {name} {mail ? null : <span className="text-muted">({t("field.noMail")})</span>}
            </TickRow>
          ))}
        </div>
        <p className="text-xs text-muted">{t("field.peopleHint")}</p>
      </fieldset>
      {choices.others ? (
        <TextArea
          name="addresses"
          label={t("field.addresses")}
          hint={t("field.addressesHint")}
          error={fieldError(state, "addresses")}
          rows={3}
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed(state, "addresses", start.addresses)}
        />
      ) : null}
    </div>
  );
}
