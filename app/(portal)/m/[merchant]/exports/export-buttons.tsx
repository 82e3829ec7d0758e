"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { ShownExport } from "@/lib/exports/list-exports";
import { useFormAction } from "@/lib/web/use-form-action";
import { removeExportAction, retryExportAction } from "./actions";

type ExportButtonsProps = { merchant: string; row: ShownExport; moment: string };

/** What can be done with an export: fetch it, make it again, look at the list, take it away. */
export function ExportButtons({ merchant, row, moment }: ExportButtonsProps): JSX.Element {
  const t = useTranslations("exports");
  const retry = useFormAction(retryExportAction.bind(null, merchant));
  const removal = useFormAction(removeExportAction.bind(null, merchant));
  const { id, state, address } = row;
  const list = t(`list.${row.list}`);
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 md:justify-end">
      <FormOutcome state={retry.state.status === "idle" ? removal.state : retry.state} />
      {state === "ready" ? (
        <a
          className="button button--primary button--sm"
          href={`/m/${merchant}/exports/${id}/file`}
          aria-label={t("downloadOf", { list })}
          download
        >
          {t("download")}
        </a>
      ) : null}
      {state === "failed" ? (
        <form action={retry.submit}>
          <input type="hidden" name="export" value={id} />
          <button type="submit" className="button button--outline button--sm" disabled={retry.pending}>
            {t("retry")}
          </button>
        </form>
      ) : null}
      <Link
        className="button button--ghost button--sm"
        href={`/m/${merchant}${address}` as Route} // safe: made from the list's own address, below this company's
        prefetch={false}
      >
        {t("show")}
      </Link>
      <form action={removal.submit}>
        <input type="hidden" name="export" value={id} />
        <button
          type="submit"
          className="button button--ghost button--sm"
          aria-label={t("removeOf", { list, moment })}
          disabled={removal.pending}
        >
          {t("remove")}
        </button>
      </form>
    </div>
  );
}
