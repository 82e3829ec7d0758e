"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";

/** A page that is on its way. It shows after 150 ms only, so that a fast answer does not flicker. */
export function PageSkeleton({ rows = 8 }: { rows?: number }): JSX.Element {
  const t = useTranslations("common");
  return (
    <div className="appear-late flex flex-col gap-4" role="status" aria-label={t("loading")}>
      <div className="skeleton skeleton--pulse h-8 w-56 rounded-lg" />
      <div className="card card--default animate-pulse gap-0 p-0">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="skeleton-row" />
        ))}
      </div>
    </div>
  );
}
