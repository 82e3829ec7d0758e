"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { Icon } from "@/components/icon";
import { useFormAction } from "@/lib/web/use-form-action";
import { removeAppAction } from "./actions";

type AppStateProps = { app: { addedAt: Date; usedAt: Date | null } | undefined };

/** Whether there is an authenticator app, with the way to one or the button that takes it away. */
export function AppState({ app }: AppStateProps): JSX.Element {
  const t = useTranslations("security");
  const format = useFormatter();
  const { state, submit, pending } = useFormAction(removeAppAction);
  return (
    <div className="flex flex-col gap-3">
      <FormOutcome state={state} done={t("appRemoved")} />
      {app ? (
        <form action={submit} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Icon name="device" className="size-6 text-muted" />
          <p className="min-w-0 flex-1 basis-56 text-sm">
            <span className="block font-medium">{t("appOn")}</span>
            <span className="text-muted">
              {t("appAdded", { added: format.dateTime(app.addedAt, "moment") })}
              {app.usedAt ? ` · ${t("appUsed", { used: format.dateTime(app.usedAt, "moment") })}` : null}
            </span>
          </p>
          <button type="submit" className="button button--danger-soft" disabled={pending}>
            {t("appRemove")}
          </button>
        </form>
      ) : (
        <a href="/profile/security/app" className="button button--primary w-fit">
          {t("appAdd")}
        </a>
      )}
    </div>
  );
}
