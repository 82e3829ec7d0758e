import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { CodeDetails } from "@/lib/qr/get-code";
import { paymentHref, paymentsHref } from "./address";

type CodePaymentsProps = { merchant: string; code: CodeDetails; timeZone: string };

/** The last payments after scans of a code; each leads to its page. */
export function CodePayments({ merchant, code, timeZone }: CodePaymentsProps): JSX.Element {
  const t = useTranslations("qr.payments");
  const status = useTranslations("transactions.status");
  const format = useFormatter();
  if (code.payments.length === 0)
    return <p className="card card--default p-5 text-sm text-muted">{t("none")}</p>;
  const head = (
    <>
      <HeadCell>{t("when")}</HeadCell>
      <HeadCell className="max-sm:hidden">{t("reference")}</HeadCell>
      <HeadCell>{t("status")}</HeadCell>
      <HeadCell align="end">{t("amount")}</HeadCell>
    </>
  );
  return (
    <section aria-labelledby="payments">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="payments" className="text-base font-semibold">
          {t("title")}
        </h2>
        <Link href={paymentsHref(merchant, code.code)} prefetch={false} className="link text-sm">
          {t("inTransactions")}
        </Link>
      </div>
      <Table label={t("title")} head={head}>
        {code.payments.map((payment) => (
          <tr key={payment.id} className="table__row relative hover:bg-surface-secondary">
            <td className="table__cell tabular px-3 py-2.5">
              <Link
                href={paymentHref(merchant, payment.id)}
                prefetch={false}
                className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
              >
                {format.dateTime(payment.at, "moment", { timeZone })}
              </Link>
            </td>
            <td className="table__cell px-3 font-mono text-xs max-sm:hidden">{payment.reference}</td>
            <td className="table__cell px-3">{status(payment.status)}</td>
            <td className="table__cell px-3 text-end">
              <Money value={payment.amount} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
