"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { duplicateLinkAction, switchLinkAction } from "../actions";

type LinkDeedsProps = { merchant: string; id: string; active: boolean };

/** Take the link out of use or back into it, and make another like it. */
export function LinkDeeds({ merchant, id, active }: LinkDeedsProps): JSX.Element {
  const t = useTranslations("links.deeds");
  const switched = useFormAction(switchLinkAction.bind(null, merchant));
  const copied = useFormAction(duplicateLinkAction.bind(null, merchant));
  return (
    <section aria-label={t("title")} className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <form action={copied.submit} className="grid gap-2">
        <input type="hidden" name="idempotencyKey" value={copied.intent} />
        <input type="hidden" name="link" value={id} />
        <p className="text-sm text-muted">{t("duplicateMeans")}</p>
        <FormOutcome state={copied.state} />
        <button type="submit" className="button button--outline" disabled={copied.pending}>
          {t("duplicate")}
        </button>
      </form>
      <form action={switched.submit} className="grid gap-2">
        <input type="hidden" name="link" value={id} />
        <input type="hidden" name="active" value={active ? "0" : "1"} />
        <p className="text-sm text-muted">{t(active ? "deactivateMeans" : "activateMeans")}</p>
        <FormOutcome state={switched.state} />
        <button
          type="submit"
          className={`button ${active ? "button--danger-soft" : "button--outline"}`}
          disabled={switched.pending}
        >
          {t(active ? "deactivate" : "activate")}
        </button>
      </form>
    </section>
  );
}
