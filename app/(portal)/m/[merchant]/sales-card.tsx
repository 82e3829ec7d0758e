import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { formatMoney } from "@/lib/domain/format-money";
import { FORMAT_LOCALES, languageOf } from "@/lib/domain/locale";
import type { SalesDay } from "@/lib/overview/get-overview";
import { HomeCard } from "./home-card";
import { SalesPlot } from "./sales-plot";

/** Sales of thirty days as a plot, and as a table for those who would rather read or can't see the plot. */
export function SalesCard({ merchant, days }: { merchant: string; days: readonly SalesDay[] }): JSX.Element {
  const t = useTranslations("home.sales");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const written = (day: string, long: boolean) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
      ...(long && { weekday: "short" }),
    });
  // safe: the list of transactions, with a day as its filter
  const rowsOf = (day: string) => `/m/${merchant}/transactions?from=${day}&to=${day}` as Route;
  const bars = days.map(({ day, sold, payments }) => ({
    day: written(day, false),
    title: written(day, true),
    minor: sold.minor,
    amount: formatMoney(sold, locale),
    payments: t("count", { count: payments }),
    href: rowsOf(day),
  }));
  return (
    <HomeCard id="sales" title={t("title")} note={t("note")}>
      <SalesPlot bars={bars} locale={FORMAT_LOCALES[locale]} />
      <details className="mt-2">
        <summary className="w-fit cursor-pointer rounded-sm text-sm text-muted hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus">
          {t("asTable")}
        </summary>
        <table className="mt-2 w-full text-sm">
          <thead className="text-muted">
            <tr>
              <Head>{t("day")}</Head>
              <Head end>{t("payments")}</Head>
              <Head end>{t("sold")}</Head>
              <Head end>{t("refunded")}</Head>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, sold, refunded, payments }) => (
              <tr key={day} className="border-t border-separator">
                <td className="py-1.5">
                  <Link href={rowsOf(day)} prefetch={false} className="link">
                    {written(day, true)}
                  </Link>
                </td>
                <td className="tabular py-1.5 text-end">{format.number(payments, "count")}</td>
                <td className="py-1.5 text-end">
                  <Money value={sold} />
                </td>
                <td className="py-1.5 text-end">
                  <Money value={refunded} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </HomeCard>
  );
}

function Head({ children, end = false }: { children: string; end?: boolean }): JSX.Element {
  return (
    <th scope="col" className={`py-1.5 font-medium ${end ? "text-end" : "text-start"}`}>
      {children}
    </th>
  );
}
