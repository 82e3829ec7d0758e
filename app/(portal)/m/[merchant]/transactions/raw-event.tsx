"use client";

import { type JSX, useState } from "react";
import { useRawEvents } from "@/lib/query/watch-payment";

type RawEventProps = {
  merchant: string;
  payment: string;
  index: number;
  /** What it is called, and what is said where it can't be read. */
  label: string;
  failed: string;
};

/** The platform's own words about an event, read when they are asked for. */
export function RawEvent({ merchant, payment, index, label, failed }: RawEventProps): JSX.Element {
  const [wanted, setWanted] = useState(false);
  const { data, isError } = useRawEvents(merchant, payment, wanted);
  return (
    <details className="mt-0.5 text-xs" onToggle={(event) => event.currentTarget.open && setWanted(true)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-foreground">{label}</summary>
      <pre
        className="mt-1 whitespace-pre-wrap wrap-anywhere rounded-lg bg-surface-secondary p-3 font-mono"
        aria-live="polite"
      >
        {isError ? failed : data ? JSON.stringify(data.events[index], null, 2) : "…"}
      </pre>
    </details>
  );
}
