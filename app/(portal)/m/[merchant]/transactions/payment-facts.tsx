import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { CopyButton } from "@/components/copy-button";
import type { PaymentDetail } from "@/lib/transactions/get-payment";
import { CustomerName } from "./customer-name";
import { listHref, parseList } from "./filters";

export function PaymentFacts({ merchant, detail }: { merchant: string; detail: PaymentDetail }): JSX.Element {
  const t = useTranslations("transactions");
  const fact = useTranslations("transactions.fact");
  const format = useFormatter();
  const when = (at: Date | null) =>
    at ? format.dateTime(at, "moment", { timeZone: detail.timeZone }) : undefined;
  const { customer, unit } = detail;
  const isLate = "most" in detail.can.capture && detail.can.capture.late !== undefined;
  const base = parseList({});
  const others =
    !customer.masked && customer.phone ? listHref(merchant, { ...base, q: customer.phone }) : undefined;
  return (
    <section className="grid content-start gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <h2 className="text-base font-semibold">{fact("title")}</h2>
      <dl className="grid gap-3 text-sm">
        <Fact term={t("column.customer")}>
          <CustomerName customer={customer} />
          {others ? (
            <Link href={others} prefetch={false} className="link text-xs">
              {fact("otherPayments")}
            </Link>
          ) : null}
        </Fact>
        <Fact term={fact("description")}>{detail.description}</Fact>
        <Fact term={t("column.unit")}>
          <Link href={listHref(merchant, { ...base, units: [unit.msn] })} prefetch={false} className="link">
            {unit.name}
          </Link>
          <span className="tabular block text-xs text-muted">{fact("msn", { msn: unit.msn })}</span>
        </Fact>
        <Fact term={t("column.channel")}>{t(`channel.${detail.channel}`)}</Fact>
        <Fact term={fact("guaranteedUntil")}>
          {detail.remaining.minor > 0 ? when(detail.captureGuaranteedUntil) : undefined}
        </Fact>
        <Fact term={fact("captureUntil")}>
          {detail.remaining.minor > 0 && !isLate ? when(detail.payment.captureDeadline ?? null) : undefined}
        </Fact>
        <Fact term={fact("refundUntil")}>
          {detail.payment.amounts.captured.minor > 0 ? when(detail.refundUntil) : undefined}
        </Fact>
        <Fact term={fact("expiresAt")}>
          {detail.status === "requested" ? when(detail.expiresAt) : undefined}
        </Fact>
        <Fact term={fact("pspReference")}>
          {detail.pspReference ? (
            <span className="flex min-w-0 items-center gap-1">
              <span className="truncate font-mono text-xs">{detail.pspReference}</span>
              <CopyButton text={detail.pspReference} what={fact("pspReference")} />
            </span>
          ) : undefined}
        </Fact>
        <Fact term={fact("syncedAt")}>{when(detail.syncedAt)}</Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }): JSX.Element | null {
  if (children === null || children === undefined) return null;
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-0.5 min-w-0 break-words">{children}</dd>
    </div>
  );
}
