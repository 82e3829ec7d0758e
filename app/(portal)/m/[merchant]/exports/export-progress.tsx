"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { ShownExport } from "@/lib/exports/list-exports";

/** How far it is: a bar where the rows were counted before, else how many there are so far. */
export function ExportProgress({
  row: { list, rows, total, state },
}: {
  row: ShownExport;
}): JSX.Element | null {
  const t = useTranslations("exports");
  const format = useFormatter();
  if (state === "queued") return null;
  const counted = total !== null && total > 0;
  return (
    <div className="grid max-w-md gap-1">
      <progress
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-default [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-default [&::-webkit-progress-value]:bg-accent"
        aria-label={t("progress", { list: t(`list.${list}`) })}
        {...(counted ? { max: total, value: Math.min(rows, total) } : {})}
      />
      <p className="tabular text-sm text-muted" role="status">
        {counted
          ? t("rowsOf", { count: format.number(rows), total: format.number(Math.max(rows, total)) })
          : t("rowsDone", { count: rows })}
      </p>
    </div>
  );
}
