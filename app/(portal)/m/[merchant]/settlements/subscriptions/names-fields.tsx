import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { PURPOSE_MAX } from "@/lib/domain/report-choice";
import { type FormState, fieldError } from "@/lib/web/form-state";
import type { SubscriptionStart } from "./subscription-start";

type NamesFieldsProps = { start: SubscriptionStart; state: FormState };

/** Names of customers are left out unless asked for, with what that means. */
export function NamesFields({ start, state }: NamesFieldsProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const [personal, setPersonal] = useState(start.personal);
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3">
        <input
          id="subscription-names"
          type="checkbox"
          name="personal"
          value="1"
          checked={personal}
          onChange={({ target }) => setPersonal(target.checked)}
          aria-describedby="subscription-names-mean"
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <div className="grid gap-1 text-sm">
          <label htmlFor="subscription-names" className="font-medium">
            {t("field.names")}
          </label>
          <p id="subscription-names-mean" className="text-xs text-muted">
            {t("field.namesMean")}
          </p>
        </div>
      </div>
      {personal ? (
        <TextField
          name="purpose"
          label={t("field.purpose")}
          error={fieldError(state, "purpose")}
          maxLength={PURPOSE_MAX}
          defaultValue={start.purpose}
        />
      ) : null}
    </div>
  );
}
