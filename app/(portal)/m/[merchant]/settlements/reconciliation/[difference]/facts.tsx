import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Money } from "@/components/money/money";
import { subtract } from "@/lib/domain/money";
import type { BreakDetail } from "@/lib/reconciliation/get-break";
import { paymentHref, settlementHref } from "../../address";
import { Day } from "../../day";
import { bankHref } from "../address";
import { numberOf } from "../break-table";

type FactsProps = { merchant: string; detail: BreakDetail };

/** What should be, what is, and where it belongs. */
export function Facts({ merchant, detail }: FactsProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const { line, paymentId, bankFile, timeZone } = detail;
  const { expected, found, settlement, day, firstSeenAt } = line;
  return (
    <section className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <dl className="grid gap-4 sm:grid-cols-3">
        <Fact label={t("column.expected")}>
          <Money value={expected} className="text-lg font-semibold" />
        </Fact>
        <Fact label={t("column.found")}>
          <Money value={found} className="text-lg font-semibold" />
        </Fact>
        {expected.currency === found.currency ? (
          <Fact label={t("difference")}>
            <Money value={subtract(found, expected)} className="text-lg font-semibold text-danger" />
          </Fact>
        ) : null}
      </dl>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        <span>
          {t("firstSeen")} {format.dateTime(firstSeenAt, "moment", { timeZone })}
        </span>
        {day ? <span>{t.rich("dayOf", { day: () => <Day day={day} /> })}</span> : null}
      </p>
      <p className="flex flex-wrap gap-2">
        {paymentId ? (
          <Link
            href={paymentHref(merchant, paymentId)}
            prefetch={false}
            className="button button--sm button--outline"
          >
            {t("toPayment")}
          </Link>
        ) : null}
        {settlement ? (
          <Link
            href={settlementHref(merchant, settlement)}
            prefetch={false}
            className="button button--sm button--outline"
          >
            {t("toSettlement", { number: numberOf(settlement) })}
          </Link>
        ) : null}
        {bankFile ? (
          <Link
            href={bankHref(merchant, bankFile)}
            prefetch={false}
            className="button button--sm button--outline"
          >
            {t("toFile")}
          </Link>
        ) : null}
      </p>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
