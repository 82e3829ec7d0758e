import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import { money } from "@/lib/domain/money";
import type { SettlementDetail } from "@/lib/settlements/get-settlement";
import { paymentHref } from "../address";
import { EntryType } from "./entry-type";

type EntryTableProps = { merchant: string; detail: SettlementDetail };
type Entry = SettlementDetail["entries"][number];

/** The lines in the ledger's order; each leads to its payment. On a phone a card for each. */
export function EntryTable({ merchant, detail }: EntryTableProps): JSX.Element {
  const t = useTranslations("settlements");
  const format = useFormatter();
  const { entries, currency, timeZone } = detail;
  if (entries.length === 0) return <p className="text-sm text-muted">{t("noLines")}</p>;
  const time = (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short", timeZone });
  return (
    <>
      <Table
        label={t("lines")}
        className="max-md:hidden"
        head={
          <>
            <HeadCell>{t("entry.time")}</HeadCell>
            <HeadCell>{t("entry.type")}</HeadCell>
            <HeadCell>{t("entry.reference")}</HeadCell>
            <HeadCell align="end">{t("entry.amount")}</HeadCell>
            <HeadCell align="end">{t("entry.balance")}</HeadCell>
          </>
        }
      >
        {entries.map((entry) => (
          <tr key={entry.position} className="table__row">
            <td className="table__cell tabular px-3 py-2 text-sm whitespace-nowrap">
              {time(entry.happenedAt)}
            </td>
            <td className="table__cell px-3 py-2 text-sm">
              <EntryType type={entry.entryType} />
            </td>
            <td className="table__cell px-3 py-2 text-sm break-all">
              <Reference merchant={merchant} entry={entry} />
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm">
              <Money value={money(entry.amountMinor, currency)} />
            </td>
            <td className="table__cell px-3 py-2 text-end text-sm text-muted">
              <Money value={money(entry.balanceAfterMinor, currency)} />
            </td>
          </tr>
        ))}
      </Table>
      <ul className="grid gap-2 md:hidden">
        {entries.map((entry) => (
          <li
            key={entry.position}
            className="grid gap-1 rounded-2xl bg-surface px-4 py-3 text-sm shadow-surface"
          >
            <span className="flex items-baseline justify-between gap-3">
              <EntryType type={entry.entryType} />
              <Money value={money(entry.amountMinor, currency)} className="font-medium" />
            </span>
            <span className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
              <span className="break-all">
                <Reference merchant={merchant} entry={entry} />
              </span>
              <span className="tabular">{time(entry.happenedAt)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reference({ merchant, entry }: { merchant: string; entry: Entry }): JSX.Element {
  const text = entry.reference ?? entry.pspReference ?? "–";
  if (!entry.paymentId) return <>{text}</>;
  return (
    <Link href={paymentHref(merchant, entry.paymentId)} prefetch={false} className="link">
      {text}
    </Link>
  );
}
