"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { useFormAction } from "@/lib/web/use-form-action";
import { FormTrouble } from "../../form-trouble";
import { StateChip } from "../../state-chip";
import { changeGroupMemberAction } from "../actions";

type Person = { id: string; name: string; state: "active" | "invited" | "former" };

type GroupPeopleProps = {
  merchant: string;
  group: string;
  members: readonly Person[];
  others: readonly Person[];
};

/** Who is in the group. Each can be taken out, and others put in; it counts from their next request. */
export function GroupPeople({ merchant, group, members, others }: GroupPeopleProps): JSX.Element {
  const t = useTranslations("members.group");
  const { state, submit, pending } = useFormAction(changeGroupMemberAction.bind(null, merchant));
  return (
    <section className="card card--default gap-3 p-5">
      <h2 className="text-base font-semibold">{t("whoIsIn")}</h2>
      {members.length === 0 ? <p className="text-sm text-muted">{t("nobody")}</p> : null}
      <ul className="divide-y divide-separator">
        {members.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2 text-sm">
            <a className="link min-w-0 break-words" href={`/m/${merchant}/members/${person.id}`}>
              {person.name}
            </a>
            {person.state === "active" ? null : <StateChip state={person.state} />}
            <form action={submit} className="ml-auto">
              <input type="hidden" name="group" value={group} />
              <input type="hidden" name="member" value={person.id} />
              <input type="hidden" name="inside" value="no" />
              <button type="submit" className="button button--sm button--outline" disabled={pending}>
                {t("takeOut")}
                <span className="sr-only"> {person.name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <FormTrouble state={state} done={t("changed")} />
      {others.length > 0 ? (
        <form action={submit} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="group" value={group} />
          <input type="hidden" name="inside" value="yes" />
          <label className="grid min-w-0 flex-1 basis-56 gap-1 text-sm sm:max-w-sm">
            {t("person")}
            <select name="member" className="input w-full min-w-0" defaultValue="">
              <option value="">{t("choosePerson")}</option>
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
    </section>
  );
}
