"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EditForm, type Place } from "../sales-units/edit-form";
import { Unfolding } from "../sales-units/unit-card";
import { replaceKeysAction, replaceWebhookAction } from "./actions";
import { KeysFields } from "./keys-fields";

/** Another registration in place of ours. */
export function ReplaceForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("developers.webhook");
  return (
    <EditForm
      place={place}
      action={replaceWebhookAction}
      button={t("replace")}
      done={t("asked")}
      look="outline"
    >
      {() => <p className="text-xs text-muted">{t("replaceMeans")}</p>}
    </EditForm>
  );
}

/** Keys that were made elsewhere, in place of the former ones. */
export function ReplaceKeysForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("developers.newKeys");
  return (
    <Unfolding label={t("open")}>
      <EditForm place={place} action={replaceKeysAction} button={t("do")} done={t("done")}>
        {(state) => (
          <>
            <p className="text-sm text-muted">{t("means")}</p>
            <KeysFields state={state} />
          </>
        )}
      </EditForm>
    </Unfolding>
  );
}
