import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import { dayAt } from "@/lib/domain/calendar";
import type { PaymentLine, PaymentPage } from "@/lib/transactions/list-payments";
import { CustomerName } from "./customer-name";
import { type ListState, listHref, withChange } from "./filters";
import { PaymentStatusChip } from "./payment-status";

type TransactionTableProps = { merchant: string; state: ListState; page: PaymentPage };

export function TransactionTable({ merchant, state, page }: TransactionTableProps): JSX.Element {
  const t = useTranslations("transactions");
  const column = useTranslations("transactions.column");
  const sorted = (sort: ListState["sort"]) => listHref(merchant, withChange(state, { sort }));
  const byDate = state.sort === "newest" ? "descending" : state.sort === "oldest" ? "ascending" : undefined;
  const compact = state.open !== undefined;
  const head = (
    <>
      <SortHeader
        column={column("date")}
        href={sorted(state.sort === "newest" ? "oldest" : "newest")}
        {...(byDate ? { sorted: byDate } : {})}
      />
      <HeadCell>{column("reference")}</HeadCell>
      <HeadCell className={compact ? "hidden 2xl:table-cell" : ""}>{column("customer")}</HeadCell>
      {compact ? null : <HeadCell>{column("unit")}</HeadCell>}
      {compact ? null : <HeadCell className={CHANNEL_COLUMN}>{column("channel")}</HeadCell>}
      <SortHeader
        column={column("amount")}
        href={sorted("amount")}
        align="end"
        {...(state.sort === "amount" ? { sorted: "descending" as const } : {})}
      />
      {compact ? null : <HeadCell align="end">{column("captured")}</HeadCell>}
      {compact ? null : <HeadCell align="end">{column("refunded")}</HeadCell>}
      <HeadCell>{column("status")}</HeadCell>
    </>
  );
  return (
    <Table label={t("title")} head={head}>
      {page.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          merchant={merchant}
          zone={page.timeZone}
          today={page.today}
          open={state.open === row.id}
          compact={compact}
        />
      ))}
    </Table>
  );
}

// The channel is the first to go where the window is narrow; the payment itself still tells it.
const CHANNEL_COLUMN = "hidden 2xl:table-cell";

type RowProps = {
  row: PaymentLine;
  merchant: string;
  zone: string;
  today: string;
  open: boolean;
  compact: boolean;
};

function Row({ row, merchant, zone, today, open, compact }: RowProps): JSX.Element {
  const t = useTranslations("transactions");
  const format = useFormatter();
  // Most of a list is of this year, which then goes without saying.
  const thisYear = dayAt(row.createdAt, zone).slice(0, 4) === today.slice(0, 4);
  const date = format.dateTime(row.createdAt, thisYear ? "short" : "moment", { timeZone: zone });
  return (
    <tr className={`table__row group relative ${open ? "bg-accent-soft" : ""}`} aria-selected={open}>
      <Cell className="tabular whitespace-nowrap text-muted">{date}</Cell>
      <Cell className="max-w-56">
        {/* The link covers the row; a script opens the panel instead, unless the person asks for a tab of its own. */}
        <Link
          href={`/m/${merchant}/transactions/${row.id}`}
          prefetch={false}
          data-payment={row.id}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {row.reference}
        </Link>
        {row.description ? (
          <span className="block truncate text-xs text-muted">{row.description}</span>
        ) : null}
      </Cell>
      <Cell className={`max-w-44 ${compact ? "hidden 2xl:table-cell" : ""}`}>
        <CustomerName customer={row.customer} />
      </Cell>
      {compact ? null : (
        <Cell className="max-w-40 truncate">
          <span title={row.unit.name}>{row.unit.name}</span>
        </Cell>
      )}
      {compact ? null : (
        <Cell className={`whitespace-nowrap text-muted ${CHANNEL_COLUMN}`}>
          {t(`channel.${row.channel}`)}
        </Cell>
      )}
      <Cell align="end">
        <Money value={row.amount} className="font-medium" />
      </Cell>
      {compact ? null : (
        <Cell align="end">
          <Part value={row.captured} />
        </Cell>
      )}
      {compact ? null : (
        <Cell align="end">
          <Part value={row.refunded} />
        </Cell>
      )}
      <Cell>
        <PaymentStatusChip status={row.status} />
      </Cell>
    </tr>
  );
}

/** Nothing is quieter than a column of noughts. */
function Part({ value }: { value: PaymentLine["amount"] }): JSX.Element {
  return value.minor === 0 ? (
    <span className="text-muted" aria-hidden="true">
      –
    </span>
  ) : (
    <Money value={value} bare />
  );
}
