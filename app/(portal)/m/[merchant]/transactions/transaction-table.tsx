"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { SortHeader } from "@/components/data-table/sort-header";
import { HeadCell, Table } from "@/components/data-table/table";
import { type ListState, listHref, withChange } from "./filters";
import type { ShownRow } from "./shown-page";
import { TransactionRows } from "./transaction-rows";

type TransactionTableProps = { merchant: string; state: ListState; rows: readonly ShownRow[] };

/** The list: a table, and on a phone the same rows as cards (payments.css), so that they are drawn and sent once. */
export function TransactionTable({ merchant, state, rows }: TransactionTableProps): JSX.Element {
  const t = useTranslations("transactions");
  const column = useTranslations("transactions.column");
  const sorted = (sort: ListState["sort"]) => listHref(merchant, withChange(state, { sort }));
  const byDate = state.sort === "newest" ? "descending" : state.sort === "oldest" ? "ascending" : undefined;
  const head = (
    <>
      <SortHeader
        column={column("date")}
        href={sorted(state.sort === "newest" ? "oldest" : "newest")}
        {...(byDate ? { sorted: byDate } : {})}
      />
      <HeadCell>{column("reference")}</HeadCell>
      <HeadCell className="p-customer">{column("customer")}</HeadCell>
      <HeadCell className="p-unit">{column("unit")}</HeadCell>
      <HeadCell className="p-channel">{column("channel")}</HeadCell>
      <SortHeader
        column={column("amount")}
        href={sorted("amount")}
        align="end"
        {...(state.sort === "amount" ? { sorted: "descending" as const } : {})}
      />
      <HeadCell align="end" className="p-part">
        {column("captured")}
      </HeadCell>
      <HeadCell align="end" className="p-part">
        {column("refunded")}
      </HeadCell>
      <HeadCell>{column("status")}</HeadCell>
    </>
  );
  const look = state.open ? "payments payments--narrow" : "payments";
  return (
    <Table label={t("title")} head={head} className={look}>
      <TransactionRows merchant={merchant} rows={rows} open={state.open} />
    </Table>
  );
}
