import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { HeadCell, Table } from "@/components/data-table/table";
import { Money } from "@/components/money/money";
import type { LinkDetail } from "@/lib/payment-links/get-link";
import { paymentHref, paymentsHref } from "../address";

/** The last payments of the link; each leads to its page, where it is captured and refunded. */
export function LinkPayments({ merchant, link }: { merchant: string; link: LinkDetail }): JSX.Element {
  const t = useTranslations("links.payments");
  const status = useTranslations("transactions.status");
  const format = useFormatter();
  if (link.payments.length === 0)
    return <p className="rounded-2xl bg-surface p-5 text-sm text-muted shadow-surface">{t("none")}</p>;
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
        <Link href={paymentsHref(merchant, link.id)} prefetch={false} className="link text-sm">
          {t("inTransactions")}
        </Link>
      </div>
      <Table label={t("title")} head={head}>
        {link.payments.map((payment) => (
          <tr key={payment.paymentId} className="table__row relative hover:bg-surface-secondary">
            <td className="table__cell tabular px-3 py-2.5">
              <Link
                href={paymentHref(merchant, payment.paymentId)}
                prefetch={false}
                className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
              >
                {format.dateTime(payment.at, "moment", { timeZone: link.timeZone })}
              </Link>
            </td>
            <td className="table__cell px-3 font-mono text-xs max-sm:hidden">{payment.reference}</td>
            <td className="table__cell px-3">{status(payment.status)}</td>
            <td className="table__cell px-3 text-end">
              <Money value={payment.amount} />
              {payment.quantity > 1 ? (
                <span className="tabular block text-xs text-muted">
                  {t("pieces", { count: payment.quantity })}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
