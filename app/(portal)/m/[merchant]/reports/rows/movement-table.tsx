import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { Movement, MovementList } from "@/lib/figures/list-movements";

type MovementTableProps = { merchant: string; list: MovementList; label: string };

/** A table where there is room for one, and on a phone a card for each. */
export function MovementTable({ merchant, list, label }: MovementTableProps): JSX.Element {
  const t = useTranslations("figures");
  const tChannel = useTranslations("transactions.channel");
  const format = useFormatter();
  const time = (at: Date) =>
    format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone: list.timeZone });
  // safe: the page of one payment
  const href = ({ paymentId }: Movement) => `/m/${merchant}/transactions/${paymentId}` as Route;
  const channel = (name: string) => (tChannel.has(name as "qr") ? tChannel(name as "qr") : name); // safe: asked first
  const key = (row: Movement) => `${row.paymentId} ${row.at.getTime()} ${row.amount.minor}`;
  return (
    <>
      <Table
        label={label}
        className="max-md:hidden"
        head={
          <>
            <HeadCell>{t("rows.time")}</HeadCell>
            <HeadCell>{t("rows.payment")}</HeadCell>
            <HeadCell>{t("unit")}</HeadCell>
            <HeadCell>{t("channel")}</HeadCell>
            <HeadCell align="end">{t("rows.amount")}</HeadCell>
          </>
        }
      >
        {list.rows.map((row) => (
          <tr key={key(row)} className="table__row">
            <td className="table__cell px-3 py-2 text-sm whitespace-nowrap">{time(row.at)}</td>
            <td className="table__cell px-3 py-2 text-sm">
              <Link href={href(row)} prefetch={false} className="link font-medium">
                {row.reference}
              </Link>
            </td>
            <td className="table__cell px-3 py-2 text-sm">{row.unit}</td>
            <td className="table__cell px-3 py-2 text-sm text-muted">{channel(row.channel)}</td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={row.amount} className="font-medium" />
            </td>
          </tr>
        ))}
      </Table>
      <ul className="grid gap-2 md:hidden">
        {list.rows.map((row) => (
          <li key={key(row)} className="relative grid gap-1 rounded-2xl bg-surface px-4 py-3 shadow-surface">
            <span className="flex items-baseline justify-between gap-3">
              <Link
                href={href(row)}
                prefetch={false}
                className="min-w-0 truncate font-medium outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
              >
                {row.reference}
              </Link>
              <Money value={row.amount} className="font-semibold" />
            </span>
            <span className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
              <span>{time(row.at)}</span>
              <span className="truncate">{row.unit}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
