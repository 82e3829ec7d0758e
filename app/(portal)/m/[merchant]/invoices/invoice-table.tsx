import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { InvoiceListRow } from "@/lib/invoices/list-invoices";
import { invoiceHref } from "./address";
import { StandingChip } from "./standing-chip";

type InvoiceTableProps = { merchant: string; rows: readonly InvoiceListRow[] };

/** A table where there is room for one, and on a phone a card for each. */
export function InvoiceTable({ merchant, rows }: InvoiceTableProps): JSX.Element {
  const t = useTranslations("invoices");
  const head = (["number", "customer", "due", "state"] as const).map((name) => (
    <HeadCell key={name}>{t(`column.${name}`)}</HeadCell>
  ));
  return (
    <>
      <Table
        label={t("title")}
        className="max-md:hidden"
        head={
          <>
            {head}
            <HeadCell align="end">{t("column.total")}</HeadCell>
            <HeadCell align="end">{t("column.outstanding")}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <tr key={row.id} className="table__row">
            <td className="table__cell tabular px-3 py-2 text-sm">{row.number ?? "–"}</td>
            <td className="table__cell px-3 py-2 text-sm">
              <InvoiceLink merchant={merchant} row={row} />
            </td>
            <td className="table__cell tabular px-3 py-2 text-sm whitespace-nowrap">
              <Day day={row.dueDay} />
            </td>
            <td className="table__cell px-3 py-2">
              <StandingChip standing={row.standing} />
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={row.total} />
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={row.outstanding} />
            </td>
          </tr>
        ))}
      </Table>
      <Cards merchant={merchant} rows={rows} />
    </>
  );
}

function Cards({ merchant, rows }: InvoiceTableProps): JSX.Element {
  return (
    <ul className="grid gap-2 md:hidden">
      {rows.map((row) => (
        <li key={row.id} className="relative grid gap-1 rounded-2xl bg-surface px-4 py-3 shadow-surface">
          <span className="flex items-start justify-between gap-3">
            <InvoiceLink merchant={merchant} row={row} whole />
            <Money value={row.total} className="text-sm font-medium" />
          </span>
          <span className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted">
            <Day day={row.dueDay} />
            <StandingChip standing={row.standing} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type InvoiceLinkProps = { merchant: string; row: InvoiceListRow; whole?: boolean };

function InvoiceLink({ merchant, row, whole = false }: InvoiceLinkProps): JSX.Element {
  const t = useTranslations("invoices");
  const { id, kind, number, customerName } = row;
  const named = kind === "credit_note" ? "creditNumber" : "number";
  return (
    <span className="min-w-0">
      <Link
        href={invoiceHref(merchant, id)}
        prefetch={false}
        className={`font-medium break-words ${whole ? "outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus" : "link"}`}
      >
        {customerName}
      </Link>
      <span className="block text-xs text-muted">
        {number === null ? t("state.draft") : t(named, { number: String(number) })}
      </span>
    </span>
  );
}

/** A day of the merchant's own calendar, whichever zone the reader is in. */
function Day({ day }: { day: string }): JSX.Element {
  const format = useFormatter();
  const date = format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={day}>{date}</time>;
}
