import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { SortHeader } from "@/components/data-table/sort-header";
import { HeadCell, Table } from "@/components/data-table/table";
import { type ListState, listHref, withChange } from "./filters";
import type { ShownRow } from "./shown-row";
import { TransactionRows } from "./transaction-rows";

type TransactionTableProps = { merchant: string; state: ListState; rows: readonly ShownRow[] };

export function TransactionTable({ merchant, state, rows }: TransactionTableProps): JSX.Element {
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
      <TransactionRows merchant={merchant} rows={rows} open={state.open} />
    </Table>
  );
}

// The channel is the first to go where the window is narrow; the payment itself still tells it.
const CHANNEL_COLUMN = "hidden 2xl:table-cell";
