"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition, useState } from "react";
import type { Grant, OwnRole } from "@/lib/domain/permission";
import type { MemberList } from "@/lib/members/list-members";
import { useFormAction } from "@/lib/web/use-form-action";
import { AccessBeside } from "../../access-beside";
import type { AccessDraft } from "../../access-draft";
import { AccessFields } from "../../access-fields";
import { changeAccessAction } from "../../actions";
import { FormTrouble } from "../../form-trouble";

type AccessFormProps = {
  merchant: string;
  member: string;
  initial: AccessDraft;
  units: MemberList["units"];
  roles: readonly OwnRole[];
  /** What the groups give that the person is in. */
  byGroups: readonly Grant[];
};

/** The whole access on one page, with the matrix beside it. What is saved counts from the person's next request on. */
export function AccessForm({
  merchant,
  member,
  initial,
  units,
  roles,
  byGroups,
}: AccessFormProps): JSX.Element {
  const t = useTranslations("members");
  const [draft, setDraft] = useState(initial);
  const change = (own: Partial<AccessDraft>) => setDraft({ ...draft, ...own });
  const { state, submit, pending, intent } = useFormAction(changeAccessAction.bind(null, merchant));
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
        <input type="hidden" name="member" value={member} />
        <AccessFields draft={draft} onChange={change} units={units} roles={roles} ready={intent !== ""} />
        <FormTrouble state={state} done={t("saved")} />
        <div className="flex flex-wrap gap-3">
          <a className="button button--outline" href={`/m/${merchant}/members/${member}`}>
            {t("toPerson")}
          </a>
          <button type="submit" className="button button--primary" disabled={pending || intent === ""}>
            {t("save")}
          </button>
        </div>
      </form>
      <AccessBeside draft={draft} others={byGroups} />
    </div>
  );
}
