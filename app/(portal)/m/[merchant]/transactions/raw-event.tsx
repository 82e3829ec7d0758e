"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { useRawEvents } from "@/lib/query/watch-payment";

/** The platform's own words about an event, read when they are asked for. */
export function RawEvent({
  merchant,
  payment,
  index,
}: {
  merchant: string;
  payment: string;
  index: number;
}): JSX.Element {
  const t = useTranslations("transactions.timeline");
  const [wanted, setWanted] = useState(false);
  const { data, isError } = useRawEvents(merchant, payment, wanted);
  return (
    <details className="mt-0.5 text-xs" onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-foreground">{t("raw")}</summary>
      <pre
        className="mt-1 whitespace-pre-wrap wrap-anywhere rounded-lg bg-surface-secondary p-3 font-mono"
        aria-live="polite"
      >
        {isError ? t("rawFailed") : data ? JSON.stringify(data.events[index], null, 2) : "…"}
      </pre>
    </details>
  );
}
