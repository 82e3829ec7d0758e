import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";
import { Money } from "@/components/money/money";
import { type Money as Amount, subtract, zero } from "@/lib/domain/money";
import type { Term } from "@/lib/domain/settlement";
import type { SettlementDetail } from "@/lib/settlements/get-settlement";
import { settlementHref } from "../address";
import { Day } from "../day";

type SumProps = { merchant: string; detail: SettlementDetail; chosen: Term | undefined };

/** Opening balance + captures − refunds − fees ± corrections = paid out, one line each; a term opens its rows. */
export function Sum({ merchant, detail, chosen }: SumProps): JSX.Element {
  const t = useTranslations("settlements");
  const { settlement, opening, corrected, closing, account } = detail;
  const terms: [Term, Amount][] = [
    ["captured", settlement.captured],
    ["refunded", settlement.refunded],
    ["fees", settlement.fees],
    ["corrected", corrected],
    ["paidOut", subtract(zero(detail.currency), settlement.paidOut)],
  ];
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <dl className="grid gap-0 rounded-2xl bg-surface px-5 py-3 text-sm shadow-surface">
        <Line label={t("opening")} amount={opening} />
        {terms.map(([term, amount]) => (
          <Line
            key={term}
            amount={amount}
            strong={term === "paidOut"}
            label={
              <Link
                href={settlementHref(merchant, settlement.id, { term })}
                prefetch={false}
                aria-current={term === chosen ? "true" : undefined}
                className="link"
              >
                {t(`column.${term}`)}
              </Link>
            }
          />
        ))}
        <Line label={t("closing")} amount={closing} strong />
      </dl>
      <section className="grid gap-3 rounded-2xl bg-surface p-5 text-sm shadow-surface">
        <Fact label={t("column.payout")}>
          <Day day={settlement.payoutDate} />
        </Fact>
        {account ? (
          <Fact label={t("account")}>
            <span className="tabular break-all">{account}</span>
          </Fact>
        ) : null}
        {settlement.bankReference ? (
          <Fact label={t("bankReference")}>
            <span className="break-words">{settlement.bankReference}</span>
          </Fact>
        ) : null}
        {settlement.bankDay ? (
          <Fact label={t("bankDay")}>
            <Day day={settlement.bankDay} />
            {settlement.bankMark ? (
              <span className="tabular block text-xs break-all text-muted">{settlement.bankMark}</span>
            ) : null}
          </Fact>
        ) : null}
        <p
          className={`flex items-start gap-2 ${settlement.addsUp ? "text-success-soft-foreground" : "font-medium text-danger"}`}
        >
          <Icon name={settlement.addsUp ? "check" : "warning"} className="mt-0.5 size-4 shrink-0" />
          {settlement.addsUp ? t("addsUp") : t("doesNotAddUp")}
        </p>
      </section>
    </div>
  );
}

type LineProps = { label: ReactNode; amount: Amount; strong?: boolean };

function Line({ label, amount, strong = false }: LineProps): JSX.Element {
  const weight = strong ? "font-semibold" : "";
  return (
    <div
      className={`flex items-baseline justify-between gap-4 border-b border-separator py-2 last:border-0 ${weight}`}
    >
      <dt>{label}</dt>
      <dd>
        <Money value={amount} />
      </dd>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    <div>
      <h2 className="text-xs text-muted">{label}</h2>
      <div>{children}</div>
    </div>
  );
}
