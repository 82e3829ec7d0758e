"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FileServer } from "@/lib/domain/report-subscription";
import { useFormAction } from "@/lib/web/use-form-action";
import { confirmServerAction, tryServerAction } from "../actions";

type ServerCardProps = { merchant: string; id: string; server: FileServer };

/** The server of a subscription: its key is confirmed by a person before anything goes there, and a try says what is wrong. */
export function ServerCard({ merchant, id, server }: ServerCardProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const attempt = useFormAction(tryServerAction.bind(null, merchant));
  const confirm = useFormAction(confirmServerAction.bind(null, merchant));
  const tried = attempt.state.status === "done" ? attempt.state.value : undefined;
  const shown = tried?.found === "meet" && server.hostKey === null ? tried.hostKey : undefined;
  return (
    <section className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <h2 className="text-base font-semibold">{t("server.title")}</h2>
      {server.signIn === "key" && server.publicKey ? (
        <div className="grid gap-1 text-sm">
          <p className="text-xs text-muted">{t("server.publicKey")}</p>
          <code className="rounded-lg bg-surface-secondary px-3 py-2 text-xs break-all">
            {server.publicKey}
          </code>
        </div>
      ) : null}
      <div className="grid gap-1 text-sm">
        <p className="text-xs text-muted">{t("server.hostKey")}</p>
        {server.hostKey ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <code className="text-xs break-all">{server.hostKey}</code> {t("server.confirmed")}
          </p>
        ) : (
          <p>{t("server.unconfirmed")}</p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <form action={attempt.submit}>
          <input type="hidden" name="subscription" value={id} />
          <button type="submit" className="button button--outline" disabled={attempt.pending}>
            {t("server.try")}
          </button>
        </form>
        {server.hostKey ? (
          <form action={confirm.submit}>
            <input type="hidden" name="subscription" value={id} />
            <input type="hidden" name="hostKey" value="" />
            <button type="submit" className="button button--ghost" disabled={confirm.pending}>
              {t("server.forget")}
            </button>
          </form>
        ) : null}
      </div>
      {tried?.found === "works" ? <FormMessage message={t("server.works")} tone="success" /> : null}
      {tried ? null : <FormOutcome state={attempt.state} />}
      {shown ? (
        <form
          action={confirm.submit}
          className="grid gap-3 rounded-lg bg-warning-soft p-3 text-sm text-warning-soft-foreground"
        >
          <p>{t("server.meet")}</p>
          <code className="break-all">{shown}</code>
          <input type="hidden" name="subscription" value={id} />
          <input type="hidden" name="hostKey" value={shown} />
          <button
            type="submit"
            className="button button--primary justify-self-start"
            disabled={confirm.pending}
          >
            {t("server.confirm")}
          </button>
        </form>
      ) : null}
    </section>
  );
}
