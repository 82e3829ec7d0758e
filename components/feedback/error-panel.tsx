"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import { Icon } from "@/components/icon";
import { tookTooLong } from "@/lib/domain/slow-trace";

type ErrorPanelProps = {
  traceId?: string | undefined;
  /** The portal's own sentence, where it turned the request away with one. */
  told?: string | undefined;
  retry?: () => void;
};

/** What happened, what it means for the money, what to do, and the id under which the log tells the rest. */
export function ErrorPanel({ traceId, told, retry }: ErrorPanelProps): JSX.Element {
  const t = useTranslations("errors");
  const [title, text] = tookTooLong(traceId)
    ? [t("databaseSlowTitle"), t("databaseSlowText")]
    : [t("unexpectedTitle"), t("unexpectedText")];
  return (
    <section className="card card--default mx-auto mt-10 w-full max-w-lg gap-3 p-6" role="alert">
      <span className="grid size-11 place-items-center rounded-full bg-danger-soft text-danger-soft-foreground">
        <Icon name="warning" className="size-6" />
      </span>
      <h1 className="text-lg font-semibold">{told ? t("foreignOriginTitle") : title}</h1>
      <p className="text-sm text-muted">{told ?? text}</p>
      {traceId ? (
        <p className="flex items-center gap-2 text-sm">
          <span className="text-muted">{t("traceId")}</span>
          <code className="font-mono">{traceId}</code>
          <CopyButton text={traceId} what={t("traceId")} />
        </p>
      ) : null}
      {retry ? (
        <button type="button" className="button button--primary mt-1" onClick={retry}>
          {t("tryAgain")}
        </button>
      ) : null}
    </section>
  );
}
