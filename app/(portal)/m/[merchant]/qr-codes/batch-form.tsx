"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { CodeKind } from "@/lib/domain/qr-code";
import type { CodeUnit } from "@/lib/qr/list-code-units";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { createBatchAction } from "./actions";
import { KindField } from "./kind-field";
import { SortingFields } from "./sorting-fields";
import { UnitField } from "./unit-field";

type BatchFormProps = { merchant: string; units: readonly CodeUnit[]; unit: string | undefined };

/** Numbered codes of one kind. What becomes of each stands on the next page. */
export function BatchForm({ merchant, units, unit }: BatchFormProps): JSX.Element {
  const t = useTranslations("qr.batch");
  const common = useTranslations("common");
  const [kind, setKind] = useState<CodeKind>("redirect");
  const target = kind === "redirect" ? "target" : "location";
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
        <h2 className="text-base font-semibold">{t("numbered")}</h2>
        <UnitField units={units} unit={unit} />
        <KindField kind={kind} onChange={setKind} />
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
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
              key={target}
              name={target}
              label={t(kind === "redirect" ? "pattern" : "place")}
              inputMode={kind === "redirect" ? "url" : "text"}
              error={fieldError(state, target)}
              defaultValue={typed(state, target, kind === "redirect" ? "https://" : t("placeValue"))}
              maxLength={1000}
            />
          </div>
        </div>
        <SortingFields state={state} />
        <FormOutcome state={state} />
        <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
          {pending ? common("working") : t("make")}
        </button>
      </fieldset>
    </form>
  );
}
