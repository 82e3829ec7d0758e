"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { FIELD_KINDS, MOST_FIELDS, MOST_SIGNS } from "@/lib/domain/payment-link";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { answerOf } from "./answer-of";

/** What the customer is asked for: rows that are added one at a time. */
export function AskedFields({ state }: { state: FormState }): JSX.Element {
  const t = useTranslations("links.form");
  const [rows, setRows] = useState(0);
  const error = fieldError(state, "fields");
  return (
    <fieldset className="grid gap-4" aria-describedby={error ? "fields-error" : undefined}>
      <legend className="text-sm font-medium">{t("fields")}</legend>
      <p className="text-xs text-muted">{t("fieldsHint")}</p>
      {Array.from({ length: rows }, (_, at) => at + 1).map((at) => (
        <FieldRow key={at} at={at} state={state} />
      ))}
      {error ? (
        <p id="fields-error" className="text-xs text-danger-soft-foreground">
          {error}
        </p>
      ) : null}
      {rows < MOST_FIELDS ? (
        <button
          type="button"
          className="button button--outline justify-self-start"
          onClick={() => setRows(rows + 1)}
        >
          {t("addField")}
        </button>
      ) : null}
    </fieldset>
  );
}

function FieldRow({ at, state }: { at: number; state: FormState }): JSX.Element {
  const t = useTranslations("links.form");
  const name = (part: string) => `field.${at}.${part}`;
  const [kind, setKind] = useState(typed(state, name("kind"), "text"));
  return (
    <div className="grid gap-3 rounded-xl border border-border p-3 sm:grid-cols-2">
      <label className="grid content-start gap-1">
        <span className="text-sm font-medium">{t("fieldKind", { at })}</span>
        <select
          key={answerOf(state)}
          name={name("kind")}
          defaultValue={kind}
          onChange={(event) => setKind(event.target.value)}
          className="input h-10 w-full py-1.5 text-sm"
        >
          {FIELD_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <TextField
        name={name("label")}
        label={t("fieldLabel", { at })}
        defaultValue={typed(state, name("label"))}
        maxLength={MOST_SIGNS.label}
        autoComplete="off"
      />
      {kind === "choice" ? (
        <TextField
          name={name("options")}
          label={t("fieldOptions", { at })}
          hint={t("fieldOptionsHint")}
          defaultValue={typed(state, name("options"))}
          autoComplete="off"
        />
      ) : null}
      {kind === "quantity" ? (
        <p className="text-xs text-muted">{t("quantityMeans")}</p>
      ) : (
        <TickField
          name={name("required")}
          label={t("required")}
          defaultChecked={typed(state, name("required"), "1") === "1"}
        />
      )}
    </div>
  );
}
