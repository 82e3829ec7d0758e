"use client";

import type { JSX } from "react";
import { Cell } from "@/components/data-table/table";
import { StatusChip } from "@/components/status-chip";
import { ShownCustomer } from "./shown-customer";
import type { ShownRow } from "./shown-row";

type TransactionRowsProps = {
  merchant: string;
  rows: readonly ShownRow[];
  /** The payment whose panel is open. */
  open: string | undefined;
};

/** The rows of the table; with a panel beside them only the columns that still fit. */
export function TransactionRows({ merchant, rows, open }: TransactionRowsProps): JSX.Element {
  const draw = open === undefined ? WideRow : NarrowRow;
  return (
    <>
      {rows.map((row) => (
        <tr
          key={row.id}
          className={`table__row group relative ${open === row.id ? "bg-accent-soft" : ""}`}
          aria-selected={open === row.id}
        >
          {draw({ row, href: `/m/${merchant}/transactions/${row.id}` })}
        </tr>
      ))}
    </>
  );
}

type RowProps = { row: ShownRow; href: string };

function WideRow({ row, href }: RowProps): JSX.Element {
  return (
    <>
      <Cell className="tabular whitespace-nowrap text-muted">{row.shortDate}</Cell>
      <Reference row={row} href={href} />
      <Cell className="max-w-44">
        <ShownCustomer row={row} />
      </Cell>
      <Cell className="max-w-40 truncate">
        <span title={row.unit}>{row.unit}</span>
      </Cell>
      <Cell className="hidden whitespace-nowrap text-muted 2xl:table-cell">{row.channel}</Cell>
      <Amount text={row.amount} className="font-medium" />
      <Amount text={row.captured} />
      <Amount text={row.refunded} />
      <Status row={row} />
    </>
  );
}

function NarrowRow({ row, href }: RowProps): JSX.Element {
  return (
    <>
      <Cell className="tabular whitespace-nowrap text-muted">{row.shortDate}</Cell>
      <Reference row={row} href={href} />
      <Cell className="hidden max-w-44 2xl:table-cell">
        <ShownCustomer row={row} />
      </Cell>
      <Amount text={row.amount} className="font-medium" />
      <Status row={row} />
    </>
  );
}

/** The link covers the row; a script opens the panel instead, unless the person asks for a tab of its own. */
function Reference({ row, href }: RowProps): JSX.Element {
  return (
    <Cell className="max-w-56">
      <a
        href={href}
        data-payment={row.id}
        className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
      >
        {row.reference}
      </a>
      {row.description ? <span className="block truncate text-xs text-muted">{row.description}</span> : null}
    </Cell>
  );
}

/** Nothing is quieter than a column of noughts. */
function Amount({ text, className = "" }: { text: string | undefined; className?: string }): JSX.Element {
  return (
    <Cell align="end" className={`whitespace-nowrap ${className}`}>
      {text ?? (
        <span className="text-muted" aria-hidden="true">
          –
        </span>
      )}
    </Cell>
  );
}

function Status({ row }: { row: ShownRow }): JSX.Element {
  return (
    <Cell>
      <StatusChip tone={row.tone}>{row.status}</StatusChip>
    </Cell>
  );
}
