"use client";

import { useTranslations } from "next-intl";
import { Fragment, type JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { IDLE } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { editLinkAction } from "../actions";
import { LifeFields, type LinkTexts, WordFields } from "../link-text-fields";

type EditLinkFormProps = { merchant: string; id: string; version: number; texts: LinkTexts };

/** What may be changed of a link that people may have seen already. After a change the fields begin with what is kept. */
export function EditLinkForm({ merchant, id, version, texts }: EditLinkFormProps): JSX.Element {
  const t = useTranslations("links.form");
  const common = useTranslations("common");
  const { state, submit, pending } = useFormAction(editLinkAction.bind(null, merchant));
  // Who was overtaken sees what the other one saved, not what they typed themselves.
  const shown = state.status === "refused" && state.code === "changed_meanwhile" ? IDLE : state;
  return (
    <form
      action={submit}
      aria-labelledby="edit"
      className="grid gap-5 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <div>
        <h2 id="edit" className="text-base font-semibold">
          {t("edit")}
        </h2>
        <p className="text-sm text-muted">{t("editHint")}</p>
      </div>
      <input type="hidden" name="link" value={id} />
      <input type="hidden" name="seenVersion" value={version} />
      <Fragment key={version}>
        <WordFields state={shown} texts={texts} />
        <LifeFields state={shown} texts={texts} />
      </Fragment>
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending ? common("working") : t("save")}
      </button>
    </form>
  );
}
