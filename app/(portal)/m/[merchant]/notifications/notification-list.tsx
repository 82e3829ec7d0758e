"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type JSX, startTransition, useEffect } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { tellRead } from "@/lib/query/unread-count";
import { useFormAction } from "@/lib/web/use-form-action";
import { markReadAction } from "./actions";

export type ShownNotification = {
  id: string;
  unread: boolean;
  path: string;
  subject: string;
  text: string;
  /** In ISO form and as people read it. */
  at: string;
  moment: string;
};

type ListProps = { merchant: string; rows: readonly ShownNotification[] };

/** Opening what a notification leads to counts as reading it. */
export function NotificationList({ merchant, rows }: ListProps): JSX.Element {
  const t = useTranslations("notifications");
  const { state, submit, pending } = useFormAction(markReadAction.bind(null, merchant));
  useEffect(() => {
    if (state.status === "done") tellRead();
  }, [state]);
  const open = ({ id, unread }: ShownNotification) => {
    const form = new FormData();
    form.set("which", id);
    if (unread) startTransition(() => submit(form));
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-end gap-3">
        <FormOutcome state={state} done={t("marked")} />
        <form action={submit}>
          <input type="hidden" name="which" value="all" />
          <button
            type="submit"
            className="button button--sm button--outline"
            disabled={pending || !rows.some(({ unread }) => unread)}
          >
            {t("markAll")}
          </button>
        </form>
      </div>
      <ul className="card card--default divide-y divide-separator p-0">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-4">
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2">
                {row.unread ? <span className="chip chip--soft chip--accent px-2">{t("unread")}</span> : null}
                <Link
                  href={row.path as Route} // safe: made by the portal, and checked by the schema of its kind
                  prefetch={false}
                  onClick={() => open(row)}
                  className="link font-medium break-words"
                >
                  {row.subject}
                </Link>
              </p>
              <p className="mt-1 text-sm break-words">{row.text}</p>
              <time dateTime={row.at} className="mt-1 block text-sm text-muted">
                {row.moment}
              </time>
            </div>
            {row.unread ? (
              <form action={submit}>
                <input type="hidden" name="which" value={row.id} />
                <button
                  type="submit"
                  className="button button--sm button--ghost"
                  disabled={pending}
                  aria-label={t("markReadOf", { subject: row.subject })}
                >
                  {t("markRead")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
