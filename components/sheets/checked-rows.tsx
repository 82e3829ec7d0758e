"use client";

import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { Money } from "@/lib/domain/money";
import type { ShownRow, ShownSheet } from "@/lib/domain/shown-sheet";

type Columns<Column extends string> = readonly (readonly [column: Column, label: string])[];

type CheckedRowsProps<Column extends string> = {
  columns: Columns<Column>;
  check: ShownSheet<Column, Money | undefined>;
  /** How many are well, where rows are not sent but become something else. */
  goodText?: string;
};

/** How many can be sent and for how much; each wrong cell with its reason below it. Columns that nobody filled in are left out. */
export function CheckedRows<Column extends string>({
  columns,
  check,
  goodText,
}: CheckedRowsProps<Column>): JSX.Element {
  const t = useTranslations("sheets");
  const locale = languageOf(useLocale());
  const { good, bad, all, total, rows } = check;
  const used = columns.filter(([column]) => rows.some(({ cells, wrong }) => cells[column] || wrong[column]));
  return (
    <section className="grid min-w-0 gap-3" aria-live="polite">
      <div className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <p className="font-medium">{goodText ?? t("good", { count: good })}</p>
        <p className={bad > 0 ? "text-danger-soft-foreground" : "text-muted"}>{t("bad", { count: bad })}</p>
        {total ? (
          <p className="tabular font-medium">{t("total", { amount: formatMoney(total, locale) })}</p>
        ) : null}
      </div>
      <Table
        label={t("check")}
        className="max-md:hidden"
        head={
          <>
            <HeadCell>{t("line")}</HeadCell>
            {used.map(([column, label]) => (
              <HeadCell key={column}>{label}</HeadCell>
            ))}
          </>
        }
      >
        {rows.map((row) => (
          <RowShown key={row.line} columns={used} row={row} />
        ))}
      </Table>
      <ul className="grid gap-2 md:hidden" aria-label={t("check")}>
        {rows.map((row) => (
          <RowCard key={row.line} columns={used} row={row} />
        ))}
      </ul>
      {rows.length < all ? <p className="text-xs text-muted">{t("only", { count: rows.length })}</p> : null}
    </section>
  );
}

type RowShownProps<Column extends string> = { columns: Columns<Column>; row: ShownRow<Column> };

function RowShown<Column extends string>({
  columns,
  row: { line, cells, wrong },
}: RowShownProps<Column>): JSX.Element {
  return (
    <tr className="table__row">
      <td className="table__cell tabular px-3 py-2 text-sm text-muted">{line}</td>
      {columns.map(([column]) => (
        <td
          key={column}
          className={`table__cell max-w-64 px-3 py-2 align-top text-sm break-words ${wrong[column] ? "bg-danger-soft" : ""}`}
        >
          {cells[column]}
          {wrong[column] ? (
            <span className="block text-xs text-danger-soft-foreground">{wrong[column]}</span>
          ) : null}
        </td>
      ))}
    </tr>
  );
}

/** A row on a phone: what it has in it, and what it lacks, one below the other. */
function RowCard<Column extends string>({
  columns,
  row: { line, cells, wrong },
}: RowShownProps<Column>): JSX.Element {
  const t = useTranslations("sheets");
  const told = columns.filter(([column]) => cells[column] || wrong[column]);
  return (
    <li className="grid gap-1.5 rounded-2xl bg-surface px-4 py-3 text-sm shadow-surface">
      <span className="tabular text-xs text-muted">
        {t("line")} {line}
      </span>
      <dl className="grid gap-1.5">
        {told.map(([column, label]) => (
          <div
            key={column}
            className={`grid grid-cols-[7rem_1fr] gap-x-3 ${wrong[column] ? "-mx-2 rounded-lg bg-danger-soft px-2 py-1" : ""}`}
          >
            <dt className={wrong[column] ? "" : "text-muted"}>{label}</dt>
            <dd className="min-w-0 break-words">
              {cells[column]}
              {wrong[column] ? (
                <span className="block text-xs text-danger-soft-foreground">{wrong[column]}</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
