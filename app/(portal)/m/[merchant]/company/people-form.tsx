"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { addCompanyPersonAction, removeCompanyPersonAction } from "./actions";
import { CompanyField } from "./company-field";

type PeopleFormProps = { merchant: string; version: number; kind: "contact" | "owner" };

/** Adds a contact person or an owner. */
export function PersonForm({ merchant, version, kind }: PeopleFormProps): JSX.Element {
  const t = useTranslations("company");
  const { state, submit, pending, intent } = useFormAction(addCompanyPersonAction.bind(null, merchant));
  return (
    <form
      action={submit}
      key={state.status === "done" ? state.answer : "draft"}
      className="grid gap-3 border-t border-separator pt-4 sm:grid-cols-3"
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="seenVersion" value={version} />
      <input type="hidden" name="idempotencyKey" value={intent} />
      <CompanyField label={t("person")} name="name" field="person.name" maxLength={100} state={state} />
      {kind === "owner" ? (
        <CompanyField
          label={t("share")}
          name="share"
          field="person.share"
          inputMode="numeric"
          maxLength={3}
          state={state}
        />
      ) : (
        <>
          <CompanyField label={t("email")} name="email" field="person.email" maxLength={254} state={state} />
          <CompanyField label={t("phone")} name="phone" field="person.phone" maxLength={20} state={state} />
        </>
      )}
      <div className="grid gap-2 sm:col-span-full">
        <FormOutcome state={state} done={t("added")} />
        <button type="submit" className="button button--outline w-fit" disabled={pending || intent === ""}>
          {t("add")}
        </button>
      </div>
    </form>
  );
}

type RemoveButtonProps = { merchant: string; version: number; person: string; name: string };

export function RemoveButton({ merchant, version, person, name }: RemoveButtonProps): JSX.Element {
  const t = useTranslations("company");
  const { state, submit, pending } = useFormAction(removeCompanyPersonAction.bind(null, merchant));
  return (
    <form action={submit} className="ml-auto grid justify-items-end gap-2">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="seenVersion" value={version} />
      <button
        type="submit"
        className="button button--sm button--outline"
        disabled={pending}
        aria-label={t("removeWho", { name })}
      >
        {t("remove")}
      </button>
      <FormOutcome state={state} />
    </form>
  );
}
