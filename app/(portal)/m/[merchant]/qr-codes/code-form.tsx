"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { CodeKind } from "@/lib/domain/qr-code";
import type { CodeUnit } from "@/lib/qr/list-code-units";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { createCodeAction } from "./actions";
import { codeHref } from "./address";
import { KindField } from "./kind-field";
import { SortingFields } from "./sorting-fields";
import { UnitField } from "./unit-field";

type CodeFormProps = { merchant: string; units: readonly CodeUnit[]; unit: string | undefined };

export function CodeForm({ merchant, units, unit }: CodeFormProps): JSX.Element {
  const t = useTranslations("qr.form");
  const [kind, setKind] = useState<CodeKind>("redirect");
  const { state, submit, pending, intent } = useFormAction(createCodeAction.bind(null, merchant));
  const location = kind === "callback";
  const target = location ? "location" : "target";
  return (
    <form
      className="card card--default max-w-xl gap-5 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <fieldset className="contents" disabled={intent === ""}>
        <input type="hidden" name="idempotencyKey" value={intent} />
        <UnitField units={units} unit={unit} />
        <KindField kind={kind} onChange={setKind} />
        <TextField
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          error={fieldError(state, "name")}
          defaultValue={typed(state, "name")}
          maxLength={128}
          autoComplete="off"
        />
        <TextField
          key={target}
          name={target}
          label={t(target)}
          hint={t(`${target}Hint`)}
          error={fieldError(state, target)}
          defaultValue={typed(state, target)}
          inputMode={location ? "text" : "url"}
          maxLength={location ? 36 : 1000}
          autoComplete="off"
        />
        <SortingFields state={state} />
        {state.status === "unknown" ? <FormMessage message={t("unknown")} tone="warning" /> : null}
        <FormOutcome state={state} done={t("created")} />
        {state.status === "done" ? (
          <Link href={codeHref(merchant, state.value.code)} prefetch={false} className="link">
            {t("open")}
          </Link>
        ) : null}
        <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
          {t("create")}
        </button>
      </fieldset>
    </form>
  );
}
