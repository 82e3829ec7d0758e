import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { BreakLine } from "@/lib/reconciliation/list-breaks";
import { Day } from "../day";
import { breakHref } from "./address";
import { BreakStateChip } from "./break-state";

type BreakTableProps = { merchant: string; rows: readonly BreakLine[]; timeZone: string };

/** A table where there is room for one, and on a phone a card for each. */
export function BreakTable({ merchant, rows, timeZone }: BreakTableProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const since = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeZone });
  return (
    <>
      <Table
        label={t("title")}
        className="max-lg:hidden"
        head={
          <>
            <HeadCell>{t("column.what")}</HeadCell>
            <HeadCell>{t("unit")}</HeadCell>
            <HeadCell align="end">{t("column.expected")}</HeadCell>
            <HeadCell align="end">{t("column.found")}</HeadCell>
            <HeadCell>{t("column.owner")}</HeadCell>
            <HeadCell>{t("column.state")}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <tr key={row.id} className="table__row">
            <td className="table__cell px-3 py-2 text-sm">
              <Link href={breakHref(merchant, row.id)} prefetch={false} className="link font-medium">
                {t(`kind.${row.kind}`)}
              </Link>
              <span className="block text-xs break-all text-muted">
                <About row={row} />
              </span>
            </td>
            <td className="table__cell px-3 py-2 text-sm">
              {row.unit.name}
              <span className="tabular block text-xs text-muted">{row.unit.msn}</span>
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={row.expected} />
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={row.found} className="font-semibold" />
            </td>
            <td className="table__cell px-3 py-2 text-sm">
              {row.owner ?? <span className="text-muted">{t("nobody")}</span>}
            </td>
            <td className="table__cell px-3 py-2 text-sm whitespace-nowrap">
              <BreakStateChip state={row.state} />
              <span className="block text-xs text-muted">{since(row.stateAt)}</span>
            </td>
          </tr>
        ))}
      </Table>
      <ul className="grid gap-2 lg:hidden">
        {rows.map((row) => (
          <Card key={row.id} merchant={merchant} row={row} />
        ))}
      </ul>
    </>
  );
}

function Card({ merchant, row }: { merchant: string; row: BreakLine }): JSX.Element {
  const t = useTranslations("reconciliation");
  return (
    <li className="relative grid gap-1 rounded-2xl bg-surface px-4 py-3 shadow-surface">
      <span className="flex flex-wrap items-start justify-between gap-x-3">
        <Link
          href={breakHref(merchant, row.id)}
          prefetch={false}
          className="font-medium outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
        >
          {t(`kind.${row.kind}`)}
        </Link>
        <Money value={row.found} className="font-semibold" />
      </span>
      <span className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        <span className="break-all">
          <About row={row} />
        </span>
        <span>
          {t("column.expected")} <Money value={row.expected} />
        </span>
      </span>
      <span className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted">
        <span>{row.owner ?? t("nobody")}</span>
        <BreakStateChip state={row.state} />
      </span>
    </li>
  );
}

/** The payment, the settlement or the day that it is about. */
export function About({ row }: { row: BreakLine }): JSX.Element {
  const t = useTranslations("reconciliation");
  if (row.reference) return <>{row.reference}</>;
  if (row.settlement) return <>{t("settlement", { number: numberOf(row.settlement) })}</>;
  return row.day ? <Day day={row.day} /> : <span>{row.unit.name}</span>;
}

export const numberOf = (settlement: string) => settlement.slice(settlement.lastIndexOf("-") + 1);
