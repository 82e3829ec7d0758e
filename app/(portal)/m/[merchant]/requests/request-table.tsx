import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { RequestLine } from "@/lib/requests/request-line";
import { requestHref } from "./address";
import { RequestStateChip } from "./request-state";

const columns = ["customer", "message", "amount", "status"] as const;
/** Which columns wait for a wider screen; a phone shows the status below the amount. */
const ROOM = { customer: "", message: "max-md:hidden", amount: "", status: "max-sm:hidden" };

type RequestTableProps = { merchant: string; timeZone: string; rows: readonly RequestLine[] };

/** Requests, the newest first. */
export function RequestTable({ merchant, timeZone, rows }: RequestTableProps): JSX.Element {
  const t = useTranslations("requests");
  return (
    <Table
      label={t("earlier")}
      head={columns.map((column) => (
        <HeadCell key={column} align={column === "amount" ? "end" : "start"} className={ROOM[column]}>
          {t(`column.${column}`)}
        </HeadCell>
      ))}
    >
      {rows.map((row) => (
        <RequestRow key={row.id} merchant={merchant} timeZone={timeZone} row={row} />
      ))}
    </Table>
  );
}

function RequestRow({
  merchant,
  timeZone,
  row,
}: {
  merchant: string;
  timeZone: string;
  row: RequestLine;
}): JSX.Element {
  const format = useFormatter();
  return (
    <tr className="table__row relative hover:bg-surface-secondary">
      <td className="table__cell px-3 py-2.5 text-sm">
        <Link
          href={requestHref(merchant, row.id)}
          prefetch={false}
          className="tabular font-medium whitespace-nowrap outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
        >
          {row.phone}
        </Link>
        <span className="tabular block text-xs text-muted">
          {format.dateTime(row.createdAt, "moment", { timeZone })}
        </span>
      </td>
      <td className="table__cell hidden max-w-56 px-3 py-2.5 text-sm md:table-cell">
        <span className="line-clamp-2 break-words">{row.message}</span>
        <span className="block truncate text-xs text-muted">{row.unit.name}</span>
      </td>
      <td className="table__cell px-3 py-2.5 text-end text-sm">
        <Money value={row.amount} />
        <span className="mt-1 block sm:hidden">
          <RequestStateChip request={row} />
        </span>
      </td>
      <td className="table__cell px-3 py-2.5 text-sm max-sm:hidden">
        <RequestStateChip request={row} />
      </td>
    </tr>
  );
}
