"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { useFormAction } from "@/lib/web/use-form-action";
import { FormTrouble } from "../form-trouble";
import { changeGroupMemberAction } from "../groups/actions";

type MemberGroupsProps = {
  merchant: string;
  member: string;
  groups: readonly { id: string; name: string; inside: boolean }[];
  /** False where nobody may change it: the page is about whoever looks at it. */
  editable: boolean;
};

/** The groups that the person is in; in and out of each. */
export function MemberGroups({ merchant, member, groups, editable }: MemberGroupsProps): JSX.Element {
  const t = useTranslations("members.group");
  const { state, submit, pending } = useFormAction(changeGroupMemberAction.bind(null, merchant));
  const [inside, others] = [groups.filter((one) => one.inside), groups.filter((one) => !one.inside)];
  return (
    <>
      {inside.length === 0 ? <p className="text-sm text-muted">{t("inNone")}</p> : null}
      <ul className="divide-y divide-separator">
        {inside.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2 text-sm">
            <a className="link min-w-0 break-words" href={`/m/${merchant}/members/groups/${id}`}>
              {name}
            </a>
            {editable ? (
              <form action={submit} className="ml-auto">
                <input type="hidden" name="group" value={id} />
                <input type="hidden" name="member" value={member} />
                <input type="hidden" name="inside" value="no" />
                <button type="submit" className="button button--sm button--outline" disabled={pending}>
                  {t("takeOut")}
                  <span className="sr-only"> {name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <FormTrouble state={state} done={t("changed")} />
      {editable && others.length > 0 ? (
        <form action={submit} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="member" value={member} />
          <input type="hidden" name="inside" value="yes" />
          <label className="grid min-w-0 flex-1 basis-40 gap-1 text-sm sm:max-w-xs">
            {t("one")}
            <select name="group" className="input w-full min-w-0" defaultValue="">
              <option value="">{t("choose")}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button button--outline" disabled={pending}>
            {t("putIn")}
          </button>
        </form>
      ) : null}
    </>
  );
}
