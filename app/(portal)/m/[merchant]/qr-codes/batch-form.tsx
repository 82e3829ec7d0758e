"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { CodeUnit } from "@/lib/qr/list-code-units";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { createBatchAction } from "./actions";
import { SortingFields } from "./sorting-fields";
import { UnitField } from "./unit-field";

type BatchFormProps = { merchant: string; units: readonly CodeUnit[]; unit: string | undefined };

/** Numbered codes, or rows from a spreadsheet. What becomes of each stands on the next page. */
export function BatchForm({ merchant, units, unit }: BatchFormProps): JSX.Element {
  const t = useTranslations("qr.batch");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(createBatchAction.bind(null, merchant));
  return (
    <form
      className="card card--default max-w-2xl gap-5 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <fieldset className="contents" disabled={intent === ""}>
        <input type="hidden" name="idempotencyKey" value={intent} />
        <UnitField units={units} unit={unit} />
        <fieldset className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
          <legend className="mb-2 text-sm font-semibold">{t("numbered")}</legend>
          <TextField
            name="name"
            label={t("name")}
            defaultValue={typed(state, "name", t("nameValue"))}
            maxLength={120}
          />
          <TextField
            name="from"
            label={t("from")}
            inputMode="numeric"
            defaultValue={typed(state, "from", "1")}
          />
          <TextField
            name="until"
            label={t("to")}
            inputMode="numeric"
            error={fieldError(state, "until")}
            defaultValue={typed(state, "until", "20")}
          />
          <div className="sm:col-span-3">
            <TextField
              name="target"
              label={t("pattern")}
              inputMode="url"
              error={fieldError(state, "target")}
              defaultValue={typed(state, "target", "https://")}
              maxLength={1000}
            />
          </div>
        </fieldset>
        <SheetField state={state} />
        <SortingFields state={state} />
        <FormOutcome state={state} />
        <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
          {pending ? common("working") : t("make")}
        </button>
      </fieldset>
    </form>
  );
}

function SheetField({ state }: { state: FormState }): JSX.Element {
  const t = useTranslations("qr.batch");
  return (
    <label className="grid gap-1 text-sm font-medium">
      {t("sheet")}
      <textarea
        name="sheet"
        rows={5}
        className="input h-auto min-h-24 font-normal"
        defaultValue={typed(state, "sheet")}
        aria-describedby="sheet-hint"
      />
      <span id="sheet-hint" className="text-xs font-normal text-muted">
        {t("sheetHint")}
      </span>
    </label>
  );
}
