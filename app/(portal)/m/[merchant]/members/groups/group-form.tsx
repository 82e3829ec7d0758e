"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import type { OwnRole } from "@/lib/domain/permission";
import type { MemberList } from "@/lib/members/list-members";
import { useFormAction } from "@/lib/web/use-form-action";
import { AccessBeside } from "../access-beside";
import { type AccessDraft, LEAST_ACCESS } from "../access-draft";
import { AccessFields } from "../access-fields";
import { FormTrouble } from "../form-trouble";
import { saveGroupAction } from "./actions";

type GroupFormProps = {
  merchant: string;
  /** Without one the form is for a new group. */
  group?: { id: string; name: string; draft: AccessDraft };
  units: MemberList["units"];
  roles: readonly OwnRole[];
};

/** Name and access of a group, with the matrix beside. What is saved counts from the next request of all who are in it. */
export function GroupForm({ merchant, group, units, roles }: GroupFormProps): JSX.Element {
  const t = useTranslations("members");
  const [name, setName] = useState(group?.name ?? "");
  const [draft, setDraft] = useState(group?.draft ?? LEAST_ACCESS);
  const { state, submit, pending, intent } = useFormAction(saveGroupAction.bind(null, merchant));
  const ready = intent !== "";
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <form
        className="card card--default gap-5 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          startTransition(() => submit(form));
        }}
      >
        <input type="hidden" name="id" value={group?.id ?? intent} />
        <label className="grid gap-1 text-sm">
          {t("group.name")}
          <input
            name="name"
            className="input"
            maxLength={60}
            autoComplete="off"
            disabled={!ready}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <AccessFields
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          units={units}
          roles={roles}
          ready={ready}
        />
        <FormTrouble state={state} done={t("group.saved")} />
        <button
          type="submit"
          className="button button--primary justify-self-start"
          disabled={pending || !ready}
        >
          {group ? t("save") : t("group.make")}
        </button>
      </form>
      <AccessBeside draft={draft} />
    </div>
  );
}
