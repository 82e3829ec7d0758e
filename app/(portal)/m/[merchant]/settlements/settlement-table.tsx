import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { SettlementLine } from "@/lib/settlements/list-settlements";
import { settlementHref } from "./address";
import { Day, Period } from "./day";
import { StateChip } from "./state-chip";

type SettlementTableProps = { merchant: string; rows: readonly SettlementLine[] };

/** A table where there is room for one, and on a phone a card for each. */
export function SettlementTable({ merchant, rows }: SettlementTableProps): JSX.Element {
  const t = useTranslations("settlements");
  const amounts = ["captured", "refunded", "fees", "paidOut"] as const;
  return (
    <>
      <Table
        label={t("title")}
        className="max-lg:hidden"
        head={
          <>
            <HeadCell>{t("column.period")}</HeadCell>
            <HeadCell>{t("column.unit")}</HeadCell>
            <HeadCell>{t("column.payout")}</HeadCell>
            {amounts.map((name) => (
              <HeadCell key={name} align="end">
                {t(`column.${name}`)}
              </HeadCell>
            ))}
            <HeadCell>{t("column.state")}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <tr key={row.id} className="table__row">
            <td className="table__cell px-3 py-2 text-sm whitespace-nowrap">
              <Link href={settlementHref(merchant, row.id)} prefetch={false} className="link font-medium">
                <Period from={row.periodFrom} to={row.periodTo} />
              </Link>
              <span className="tabular block text-xs text-muted">{row.number}</span>
            </td>
            <td className="table__cell px-3 py-2 text-sm">
              {row.unit.name}
              <span className="tabular block text-xs text-muted">{row.unit.msn}</span>
            </td>
            <td className="table__cell px-3 py-2 text-sm whitespace-nowrap">
              <Day day={row.payoutDate} />
              {row.bankReference ? (
                <span className="block text-xs text-muted">{row.bankReference}</span>
              ) : null}
            </td>
            {amounts.map((name) => (
              <td key={name} className="table__cell px-3 py-2 text-end text-sm">
                <Money value={row[name]} className={name === "paidOut" ? "font-semibold" : ""} />
              </td>
            ))}
            <td className="table__cell px-3 py-2">
              <StateChip state={row.state} addsUp={row.addsUp} />
            </td>
          </tr>
        ))}
      </Table>
      <Cards merchant={merchant} rows={rows} />
    </>
  );
}

function Cards({ merchant, rows }: SettlementTableProps): JSX.Element {
  const t = useTranslations("settlements");
  return (
    <ul className="grid gap-2 lg:hidden">
      {rows.map((row) => (
        <li key={row.id} className="relative grid gap-1 rounded-2xl bg-surface px-4 py-3 shadow-surface">
          <span className="flex flex-wrap items-start justify-between gap-x-3">
            <Link
              href={settlementHref(merchant, row.id)}
              prefetch={false}
              className="font-medium outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              <Period from={row.periodFrom} to={row.periodTo} />
            </Link>
            <Money value={row.paidOut} className="font-semibold" />
          </span>
          <span className="text-xs text-muted">{row.unit.name}</span>
          <span className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted">
            <span>
              {t("column.payout")} <Day day={row.payoutDate} />
            </span>
            <StateChip state={row.state} addsUp={row.addsUp} />
          </span>
        </li>
      ))}
    </ul>
  );
}
