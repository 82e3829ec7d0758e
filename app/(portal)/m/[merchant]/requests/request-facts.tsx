import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Money } from "@/components/money/money";
import { money } from "@/lib/domain/money";
import { totalsOf } from "@/lib/domain/receipt";
import type { RequestDetail } from "@/lib/requests/get-request";

type RequestFactsProps = { merchant: string; timeZone: string; detail: RequestDetail };

/** The terms of a request, and the way to its payment. */
export function RequestFacts({ merchant, timeZone, detail }: RequestFactsProps): JSX.Element {
  const t = useTranslations("requests");
  const format = useFormatter();
  const { payment, endsAt, ownReference, reminders, unit, lines, amount } = detail;
  return (
    <section className="card card--default p-5">
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <Fact name={t("unit")}>{unit.name}</Fact>
        <Fact name={t("column.date")}>{format.dateTime(detail.createdAt, "moment", { timeZone })}</Fact>
        {endsAt && detail.state === "open" ? (
          <Fact name={t("detail.until")}>{format.dateTime(endsAt, "moment", { timeZone })}</Fact>
        ) : null}
        {ownReference ? <Fact name={t("detail.reference")}>{ownReference}</Fact> : null}
        {reminders > 0 ? (
          <Fact name={t("button.remind")}>{t("detail.reminders", { count: reminders })}</Fact>
        ) : null}
      </dl>
      {lines.length > 0 ? (
        <ul className="mt-4 grid gap-1 border-t border-separator pt-3 text-sm" aria-label={t("detail.lines")}>
          {lines.map((line, at) => (
            <li key={`${at} ${line.name}`} className="flex justify-between gap-3">
              <span>
                {line.pieces} × {line.name}
              </span>
              <Money value={money(totalsOf(line).total, amount.currency)} />
            </li>
          ))}
        </ul>
      ) : null}
      {payment ? (
        <Link
          className="link mt-4 inline-block text-sm"
          prefetch={false}
          href={`/m/${merchant}/transactions/${payment.id}` as Route}
        >
          {t("detail.payment")}
        </Link>
      ) : null}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
