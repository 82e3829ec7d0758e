"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { ListedWays } from "@/lib/notifications/list-ways";
import { useFormAction } from "@/lib/web/use-form-action";
import { chooseWaysAction } from "./actions";

/** Which events reach the bell and which the mail. */
export function NotificationChoices({ ways }: { ways: readonly ListedWays[] }): JSX.Element {
  const t = useTranslations("notifications");
  const { state, submit, pending } = useFormAction(chooseWaysAction);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-separator text-left text-muted">
            <th scope="col" className="py-2 pr-3 font-medium">
              {t("event")}
            </th>
            <th scope="col" className="w-16 py-2 text-center font-medium">
              {t("byBell")}
            </th>
            <th scope="col" className="w-20 py-2 text-center font-medium">
              {t("byMail")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-separator">
          {ways.map(({ kind, bell, mail }) => (
            <tr key={kind}>
              <th scope="row" className="py-2.5 pr-3 text-left font-normal">
                {t(`kind.${kind}`)}
              </th>
              <Way
                name={`bell.${kind}`}
                on={bell}
                label={t("wayOf", { event: t(`kind.${kind}`), way: t("byBell") })}
              />
              <Way
                name={`mail.${kind}`}
                on={mail}
                label={t("wayOf", { event: t(`kind.${kind}`), way: t("byMail") })}
              />
            </tr>
          ))}
        </tbody>
      </table>
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--primary self-start" disabled={pending}>
        {t("save")}
      </button>
    </form>
  );
}

function Way({ name, on, label }: { name: string; on: boolean; label: string }): JSX.Element {
  return (
    <td className="py-2.5 text-center">
      <input
        type="checkbox"
        name={name}
        defaultChecked={on}
        aria-label={label}
        className="size-4.5 accent-accent"
      />
    </td>
  );
}
