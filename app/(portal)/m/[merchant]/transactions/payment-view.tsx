import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import { Money } from "@/components/money/money";
import { MoneyBar } from "@/components/money/money-bar";
import type { PaymentDetail } from "@/lib/transactions/get-payment";
import { CheckButton } from "./check-button";
import { LinkOrder } from "./link-order";
import { NoteForm } from "./note-form";
import { OpenOperation } from "./open-operation";
import { PaymentActions } from "./payment-actions";
import { PaymentFacts } from "./payment-facts";
import { PaymentStatusChip } from "./payment-status";
import { PaymentTimeline } from "./payment-timeline";
import { PaymentWatch } from "./payment-watch";
import { ReviewOperation } from "./review-operation";

type PaymentViewProps = { merchant: string; detail: PaymentDetail; wide?: boolean };

/** Everything about one payment: in the panel as one column, on its own page as two. */
export function PaymentView({ merchant, detail, wide = false }: PaymentViewProps): JSX.Element {
  const t = useTranslations("transactions");
  const { payment, remaining } = detail;
  return (
    <div className={wide ? "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]" : "grid gap-5"}>
      <PaymentWatch
        merchant={merchant}
        payment={detail.id}
        version={detail.version}
        open={detail.open !== undefined}
      />
      <div className="grid min-w-0 content-start gap-5">
        <Head detail={detail} wide={wide} />
        {detail.open ? <OpenOperation open={detail.open} /> : null}
        {detail.review ? (
          <ReviewOperation merchant={merchant} detail={detail} review={detail.review} />
        ) : null}
        <MoneyBar amounts={payment.amounts} asked={payment.amount} remaining={remaining} />
        <PaymentActions merchant={merchant} detail={detail} />
        {wide ? null : <PaymentFacts merchant={merchant} detail={detail} />}
        {detail.channel === "link" ? <LinkOrder merchant={merchant} payment={detail.id} /> : null}
        <section className="grid gap-3">
          <div className="flex items-center justify-between gap-3">
            <h2 className="text-base font-semibold">{t("history")}</h2>
            <CheckButton merchant={merchant} payment={detail.id} />
          </div>
          <NoteForm merchant={merchant} payment={detail.id} />
          <PaymentTimeline
            merchant={merchant}
            payment={detail.id}
            entries={detail.timeline}
            zone={detail.timeZone}
          />
        </section>
      </div>
      {wide ? <PaymentFacts merchant={merchant} detail={detail} /> : null}
    </div>
  );
}

function Head({ detail, wide }: { detail: PaymentDetail; wide: boolean }): JSX.Element {
  const t = useTranslations("transactions");
  const format = useFormatter();
  const { amounts, amount } = detail.payment;
  const Title = wide ? "h1" : "h2";
  return (
    <header className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Title className="text-3xl font-semibold tracking-tight">
          <Money value={amounts.authorized.minor > 0 ? amounts.authorized : amount} />
        </Title>
        <PaymentStatusChip status={detail.status} />
        {detail.environment === "test" ? (
          <span className="chip chip--soft chip--warning px-2">{t("testPayment")}</span>
        ) : null}
      </div>
      <p className="flex min-w-0 items-center gap-1 text-sm text-muted">
        <span className="truncate">{detail.reference}</span>
        <CopyButton text={detail.reference} what={t("column.reference")} />
        <span className="tabular ml-auto shrink-0">
          {format.dateTime(detail.createdAt, "moment", { timeZone: detail.timeZone })}
        </span>
      </p>
    </header>
  );
}
