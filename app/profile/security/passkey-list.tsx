"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { Icon } from "@/components/icon";
import { useFormAction } from "@/lib/web/use-form-action";
import { removePasskeyAction } from "./actions";

type Listed = { id: string; name: string; addedAt: Date; usedAt: Date | null };

/** The person's passkeys, each with the button that takes it away. */
export function PasskeyList({ passkeys }: { passkeys: readonly Listed[] }): JSX.Element {
  const t = useTranslations("security");
  const format = useFormatter();
  const { state, submit, pending } = useFormAction(removePasskeyAction);
  return (
    <div className="flex flex-col gap-2">
      <FormOutcome state={state} done={t("passkeyRemoved")} />
      <ul className="divide-y divide-separator">
        {passkeys.map(({ id, name, addedAt, usedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <Icon name="lock" className="size-6 text-muted" />
            <p className="min-w-0 flex-1 basis-56 text-sm">
              <span className="block font-medium break-words">{name}</span>
              <span className="text-muted">
                {t("appAdded", { added: format.dateTime(addedAt, "moment") })}
                {usedAt ? ` · ${t("appUsed", { used: format.dateTime(usedAt, "moment") })}` : null}
              </span>
            </p>
            <form action={submit}>
              <input type="hidden" name="passkey" value={id} />
              <button
                type="submit"
                className="button button--sm button--danger-soft"
                disabled={pending}
                aria-label={t("passkeyRemoveNamed", { name })}
              >
                {t("passkeyRemove")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
