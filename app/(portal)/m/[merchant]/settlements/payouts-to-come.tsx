import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { ToCome } from "@/lib/settlements/list-settlements";
import { periodsHref } from "./address";
import { Day } from "./day";

type PayoutsToComeProps = { merchant: string; payouts: readonly ToCome[] };

/** A calendar of the money that is on its way, and of what follows from today's balance. */
export function PayoutsToCome({ merchant, payouts }: PayoutsToComeProps): JSX.Element | null {
  const t = useTranslations("settlements");
  const tPeriods = useTranslations("payoutPeriods");
  if (payouts.length === 0) return null;
  const days = [...new Set(payouts.map(({ date }) => date))];
  return (
    <section aria-labelledby="to-come" className="mb-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="to-come" className="text-sm font-medium text-muted">
          {t("toCome")}
        </h2>
        <Link href={periodsHref(merchant)} prefetch={false} className="link text-sm">
          {tPeriods("link")}
        </Link>
      </div>
      <ol className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
        {days.map((date) => (
          <li key={date} className="grid content-start gap-2 rounded-2xl bg-surface px-4 py-3 shadow-surface">
            <h3 className="text-sm font-semibold">
              <Day day={date} />
            </h3>
            <ul className="grid gap-1.5 text-sm">
              {payouts
                .filter((one) => one.date === date)
                .map(({ unit, amount, certain }) => (
                  <li key={`${unit.msn} ${certain}`} className="flex items-baseline justify-between gap-3">
                    <span className="min-w-0">
                      <span className="block truncate">{unit.name}</span>
                      <span className="text-xs text-muted">{t(certain ? "scheduled" : "expected")}</span>
                    </span>
                    <Money value={amount} className={certain ? "font-medium" : "text-muted"} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
