import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { RequestLine } from "@/lib/requests/request-line";
import { requestHref } from "../../address";
import { FailureReason } from "../../failure-reason";
import { RequestStateChip } from "../../request-state";

type BoardTableProps = { merchant: string; timeZone: string; rows: readonly RequestLine[] };

/** The rows of a list as the sheet had them, each with how it stands and why: a table, and on a phone a card for each. */
export function BoardTable({ merchant, timeZone, rows }: BoardTableProps): JSX.Element {
  const t = useTranslations("requests");
  return (
    <>
      <Table
        label={t("board.list")}
        className="max-md:hidden"
        head={
          <>
            <HeadCell>{t("sheet.column.line")}</HeadCell>
            <HeadCell>{t("column.customer")}</HeadCell>
            <HeadCell align="end">{t("column.amount")}</HeadCell>
            <HeadCell>{t("column.status")}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <BoardRow key={row.id} merchant={merchant} timeZone={timeZone} row={row} />
        ))}
      </Table>
      <ul className="grid gap-2 md:hidden" aria-label={t("board.list")}>
        {rows.map((row) => (
          <BoardCard key={row.id} merchant={merchant} timeZone={timeZone} row={row} />
        ))}
      </ul>
    </>
  );
}

type BoardRowProps = { merchant: string; timeZone: string; row: RequestLine };

function BoardRow({ merchant, timeZone, row }: BoardRowProps): JSX.Element {
  return (
    <tr className="table__row align-top">
      <td className="table__cell tabular px-3 py-2.5 text-sm text-muted">{row.line}</td>
      <td className="table__cell max-w-72 px-3 py-2.5 text-sm">
        <Link className="link tabular font-medium" href={requestHref(merchant, row.id)} prefetch={false}>
          {row.phone}
        </Link>
        <WhatFor row={row} />
      </td>
      <td className="table__cell px-3 py-2.5 text-end text-sm">
        <Money value={row.amount} />
      </td>
      <td className="table__cell px-3 py-2.5 text-sm">
        <RequestStateChip request={row} />
        <Particulars timeZone={timeZone} row={row} />
      </td>
    </tr>
  );
}

function BoardCard({ merchant, timeZone, row }: BoardRowProps): JSX.Element {
  return (
    <li className="grid gap-1.5 rounded-2xl bg-surface px-4 py-3 text-sm shadow-surface">
      <span className="flex items-baseline justify-between gap-3">
        <Link className="link tabular font-medium" href={requestHref(merchant, row.id)} prefetch={false}>
          {row.phone}
        </Link>
        <Money value={row.amount} />
      </span>
      <WhatFor row={row} />
      <span className="justify-self-start">
        <RequestStateChip request={row} />
      </span>
      <Particulars timeZone={timeZone} row={row} />
    </li>
  );
}

function WhatFor({ row }: Pick<BoardRowProps, "row">): JSX.Element {
  return (
    <span className="block break-words text-xs text-muted">
      {[row.message, row.ownReference].filter(Boolean).join(" · ")}
    </span>
  );
}

/** Until when it is open, how often the customer was reminded, and why it was not sent. */
function Particulars({ timeZone, row }: Omit<BoardRowProps, "merchant">): JSX.Element {
  const t = useTranslations("requests");
  const format = useFormatter();
  return (
    <>
      <span className="block text-xs text-muted">
        {row.reminders > 0 ? t("detail.reminders", { count: row.reminders }) : null}
        {row.state === "open" && row.endsAt
          ? ` ${t("detail.until")} ${format.dateTime(row.endsAt, "moment", { timeZone })}`
          : null}
      </span>
      {row.failure ? (
        <span className="block max-w-72 text-xs">
          <FailureReason failure={row.failure} />
        </span>
      ) : null}
    </>
  );
}
