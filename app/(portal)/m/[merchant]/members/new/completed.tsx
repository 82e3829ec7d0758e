"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import type { Invited } from "@/lib/members/invite-one";

export type CompletedProps = { merchant: string; value: Invited };

/** Done, and what is left to do: whoever gets no mail has to be told. */
export function Completed({ merchant, value }: CompletedProps): JSX.Element {
  const t = useTranslations("members");
  const { name, mailed, memberId } = value;
  return (
    <section className="card card--default max-w-xl gap-4 p-6" aria-live="polite">
      <span className="grid size-12 place-items-center rounded-full bg-success-soft text-success-soft-foreground">
        <Icon name="check" className="size-6" />
      </span>
      <h2 className="text-lg font-semibold">{t("invited", { name })}</h2>
      <p className="text-sm">{mailed ? t("invitedMailed", { name }) : t("invitedTell", { name })}</p>
      <p className="text-sm text-muted">{t("invitedConsent", { name })}</p>
      <div className="flex flex-wrap gap-3">
        <a className="button button--primary" href={`/m/${merchant}/members/${memberId}`}>
          {t("toPerson")}
        </a>
        {/* A plain link: the form begins anew. */}
        <a className="button button--outline" href={`/m/${merchant}/members/new`}>
          {t("addAnother")}
        </a>
      </div>
    </section>
  );
}
