import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { FileLine } from "@/lib/reconciliation/list-bank-files";
import { Period } from "../day";
import { bankHref } from "../reconciliation/address";

type FileListProps = { merchant: string; files: readonly FileLine[]; timeZone: string };

/** Each statement with its account, its days, and how many of its lines are payouts, open, or known from another. */
export function FileList({ merchant, files, timeZone }: FileListProps): JSX.Element {
  const t = useTranslations("reconciliation.bank");
  const format = useFormatter();
  return (
    <ul className="grid gap-2">
      {files.map((file) => (
        <li
          key={file.id}
          className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1 rounded-2xl bg-surface px-4 py-3 shadow-surface"
        >
          <span className="min-w-0">
            <Link
              href={bankHref(merchant, file.id)}
              prefetch={false}
              className="font-medium break-all outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              {file.name}
            </Link>
            {file.statements.map(({ id, account, from, to }) => (
              <span key={`${id} ${account} ${from}`} className="block text-xs text-muted">
                <span className="tabular">{account}</span> · <Period from={from} to={to} />
              </span>
            ))}
          </span>
          <span className="grid text-xs text-muted sm:text-end">
            <span className="text-sm text-foreground">{t("matched", { count: file.matched })}</span>
            {file.open > 0 ? <span>{t("open", { count: file.open })}</span> : null}
            {file.knownLines + file.doubled > 0 ? (
              <span>{t("known", { count: file.knownLines + file.doubled })}</span>
            ) : null}
            <span>{t("added", { time: format.dateTime(file.addedAt, "moment", { timeZone }) })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
