"use client";

import { useTranslations } from "next-intl";
import { type JSX, useId } from "react";
import { TextField } from "@/components/text-field";
import { fieldError, typed } from "@/lib/web/form-state";
import { addPaymentLinksAction, changePartnerAction, requestRecurringAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

export function RecurringForm({ place, currency }: { place: Place; currency: string }): JSX.Element {
  const t = useTranslations("units.solution");
  const id = useId();
  return (
    <EditForm place={place} action={requestRecurringAction} button={t("send")} done={t("sent")}>
      {(state) => (
        <>
          <input type="hidden" name="currency" value={currency} />
          <p className="text-sm text-muted">{t("requestMeans")}</p>
          <TextField
            name="revenue"
            label={`${t("revenue")} (${currency})`}
            error={fieldError(state, "revenue")}
            defaultValue={typed(state, "revenue")}
            inputMode="decimal"
            autoComplete="off"
            required
          />
          <div className="grid gap-1">
            <label htmlFor={id} className="text-sm font-medium">
              {t("description")}
            </label>
            <textarea
              id={id}
              name="description"
              rows={4}
              minLength={20}
              maxLength={1_000}
              required
              className="input w-full min-w-0 py-1.5 text-sm"
              defaultValue={typed(state, "description")}
              aria-describedby={`${id}-note`}
            />
            <p id={`${id}-note`} className="text-xs text-muted">
              {fieldError(state, "description") ?? t("descriptionHint")}
            </p>
          </div>
        </>
      )}
    </EditForm>
  );
}

export function LinksForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("units.solution");
  return (
    <EditForm
      place={place}
      action={addPaymentLinksAction}
      button={t("linksAdd")}
      done={t("linksAdded")}
      look="outline"
    />
  );
}

export function PartnerForm({ place, partner }: { place: Place; partner: string }): JSX.Element {
  const t = useTranslations("units.solution");
  return (
    <EditForm place={place} action={changePartnerAction} button={t("changePartner")} done={t("partnerSaved")}>
      {(state) => (
        <>
          <p className="text-sm text-muted">{t("partnerMeans")}</p>
          <TextField
            name="name"
            label={t("partnerName")}
            error={fieldError(state, "name")}
            defaultValue={typed(state, "name", partner)}
            maxLength={80}
            autoComplete="off"
          />
          <TextField
            name="email"
            type="email"
            label={t("partnerEmail")}
            hint={t("partnerNone")}
            error={fieldError(state, "email")}
            defaultValue={typed(state, "email")}
            maxLength={254}
            autoComplete="off"
          />
        </>
      )}
    </EditForm>
  );
}
