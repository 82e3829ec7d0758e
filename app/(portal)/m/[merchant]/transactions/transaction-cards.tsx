"use client";

import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import { ShownCustomer } from "./shown-customer";
import type { ShownRow } from "./shown-row";

type TransactionCardsProps = { merchant: string; title: string; rows: readonly ShownRow[] };

/** The list on a phone: a card a payment, which opens its page. */
export function TransactionCards({ merchant, title, rows }: TransactionCardsProps): JSX.Element {
  return (
    <ul className="grid gap-2 md:hidden" aria-label={title}>
      {rows.map((row) => (
        <li key={row.id}>
          <a
            href={`/m/${merchant}/transactions/${row.id}`}
            data-card=""
            className="block rounded-2xl bg-surface px-4 py-3 shadow-surface focus-visible:outline-2 focus-visible:outline-focus"
          >
            <span className="flex items-start justify-between gap-3">
              <span className="tabular whitespace-nowrap text-base font-semibold">{row.amount}</span>
              <StatusChip tone={row.tone}>{row.status}</StatusChip>
            </span>
            <span className="mt-1 flex items-end justify-between gap-3 text-sm">
              <ShownCustomer row={row} />
              <span className="tabular shrink-0 text-xs text-muted">{row.date}</span>
            </span>
            <span className="mt-1 block truncate text-xs text-muted">
              {[row.reference, row.unit].join(" · ")}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
