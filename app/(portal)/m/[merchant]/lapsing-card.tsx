import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { Lapsing, LapsingPayment } from "@/lib/overview/read-lapsing";
import { HomeCard } from "./home-card";

type LapsingCardProps = { merchant: string; lapsing: Lapsing; at: Date; timeZone: string };

/** Reservations that should be captured or let go of soon, by the date until which a capture is certain. */
export function LapsingCard({ merchant, lapsing, at, timeZone }: LapsingCardProps): JSX.Element {
  const t = useTranslations("home.lapsing");
  const reserved = `/m/${merchant}/transactions?status=reserved&sort=oldest` as Route; // safe: the list of transactions
  const all = (
    <Link href={reserved} prefetch={false} className="link text-sm">
      {t("all")}
    </Link>
  );
  return (
    <HomeCard id="lapsing" title={t("title")} {...(lapsing.count > 0 ? { action: all } : {})}>
      {lapsing.count === 0 ? (
        <p className="text-sm text-muted">{t("none", { days: lapsing.daysAhead })}</p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">
            {t("some", { count: lapsing.count, days: lapsing.daysAhead, more: String(lapsing.capped) })}
          </p>
          <ul className="-mx-2">
            {lapsing.payments.map((payment) => (
              <Row key={payment.id} payment={payment} merchant={merchant} at={at} timeZone={timeZone} />
            ))}
          </ul>
        </>
      )}
    </HomeCard>
  );
}

const DAY_MS = 86_400_000;

type RowProps = { payment: LapsingPayment; merchant: string; at: Date; timeZone: string };

function Row({ payment, merchant, at, timeZone }: RowProps): JSX.Element {
  const t = useTranslations("home.lapsing");
  const format = useFormatter();
  const { id, reference, unit, open, until } = payment;
  const soon = until.getTime() - at.getTime() < 2 * DAY_MS;
  return (
    <li>
      <Link
        href={`/m/${merchant}/transactions/${id}` as Route} // safe: the page of one payment
        prefetch={false}
        className="flex items-start justify-between gap-3 rounded-lg px-2 py-2 text-sm outline-none hover:bg-default focus-visible:ring-2 focus-visible:ring-focus"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium">{reference}</span>
          <span className="block truncate text-muted">{unit}</span>
        </span>
        <span className="shrink-0 text-end">
          <Money value={open} className="block font-medium" />
          <span className={`tabular block ${soon ? "text-danger-soft-foreground" : "text-muted"}`}>
            {t("until", { moment: format.dateTime(until, "moment", { timeZone }) })}
          </span>
        </span>
      </Link>
    </li>
  );
}
