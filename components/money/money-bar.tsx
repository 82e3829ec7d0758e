import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Money as Amount } from "@/lib/domain/money";
import type { Amounts } from "@/lib/domain/payment";
import { Money } from "./money";

type MoneyBarProps = { amounts: Amounts; asked: Amount; remaining: Amount };

/** Where the money of a payment stands, as one stacked bar and as numbers. The bar only repeats the numbers. */
export function MoneyBar({ amounts, asked, remaining }: MoneyBarProps): JSX.Element {
  const t = useTranslations("transactions.money");
  const { authorized, captured, refunded, cancelled } = amounts;
  const whole = Math.max(authorized.minor, cancelled.minor, 1);
  const kept = captured.minor - refunded.minor;
  const parts = [
    { key: "captured", minor: kept, look: "bg-success" },
    { key: "refunded", minor: refunded.minor, look: "bg-warning" },
    { key: "cancelled", minor: cancelled.minor, look: "bg-muted" },
    { key: "remaining", minor: remaining.minor, look: "bg-accent/45" },
  ].filter((part) => part.minor > 0);
  const numbers: readonly (readonly [
    key: "authorized" | "captured" | "refunded" | "cancelled" | "remaining",
    value: Amount,
    dot: string,
  ])[] = [
    ["captured", captured, "bg-success"],
    ["refunded", refunded, "bg-warning"],
    ["cancelled", cancelled, "bg-muted"],
    ["remaining", remaining, "bg-accent/45"],
  ];
  return (
    <section aria-label={t("label")} className="@container rounded-2xl bg-surface-secondary p-4">
      <div className="flex h-2.5 overflow-hidden rounded-full bg-default" aria-hidden="true">
        {parts.map(({ key, minor, look }) => (
          <span
            key={key}
            className={`${look} border-r border-surface last:border-r-0`}
            style={{ width: `${(100 * minor) / whole}%` }}
          />
        ))}
      </div>
      <dl className="mt-3 grid gap-x-8 gap-y-2 text-sm @md:grid-cols-2">
        <div className="flex justify-between @md:col-span-2 gap-3 border-b border-separator pb-2">
          <dt className="text-muted">{t(authorized.minor > 0 ? "authorized" : "asked")}</dt>
          <dd className="font-medium">
            <Money value={authorized.minor > 0 ? authorized : asked} />
          </dd>
        </div>
        {numbers.map(([key, value, dot]) => (
          <div key={key} className="flex justify-between gap-3">
            <dt className="flex items-center gap-2 text-muted">
              <span className={`size-2 rounded-full ${dot}`} aria-hidden="true" />
              {t(key)}
            </dt>
            <dd className={value.minor === 0 ? "text-muted" : "font-medium"}>
              <Money value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
