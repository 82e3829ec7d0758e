"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { deleteGroupAction } from "../actions";

type DeleteGroupProps = { merchant: string; group: string; name: string };

/** Says what it does before its button: the people stay, with what is their own. */
export function DeleteGroup({ merchant, group, name }: DeleteGroupProps): JSX.Element {
  const t = useTranslations("members.group");
  const { state, submit, pending } = useFormAction(deleteGroupAction.bind(null, merchant));
  return (
    <details className="card card--default p-5">
      <summary className="cursor-pointer font-medium">{t("delete")}</summary>
      <form action={submit} className="mt-3 grid gap-3 text-sm">
        <input type="hidden" name="id" value={group} />
        <p>{t("deleteMeans")}</p>
        <FormOutcome state={state} />
        <button type="submit" className="button button--danger justify-self-start" disabled={pending}>
          {t("deleteNamed", { name })}
        </button>
      </form>
    </details>
  );
}
