import Link from "next/link";
import type { JSX } from "react";
import { averageOf, type Share } from "@/lib/figures/figures-of";
import { queryOf, reportsHref, rowsHref } from "./address";
import { FigureCard } from "./figure-card";
import { useFigureTexts } from "./figures-text";
import type { Place } from "./place";

type ShareProps = Place & { kind: "unit" | "channel"; shares: readonly Share[] };

/** Who sells how much: a table with the amounts drawn as bars, the largest first. */
export function ShareCard({ kind, shares, ...place }: ShareProps): JSX.Element {
  const { choice, days, seen } = place;
  const { t } = useFigureTexts(seen.currency);
  const largest = Math.max(1, ...shares.map(({ figures }) => figures.captured_minor));
  return (
    <FigureCard
      id={kind === "unit" ? "units" : "channels"}
      title={t(kind === "unit" ? "units" : "channels")}
      file={`${t("file")}-${days.from}-${days.to}`}
    >
      <table className="w-full table-fixed text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="pb-1 text-start font-medium">
              {t("name")}
            </th>
            <th scope="col" className="w-36 pb-1 text-end font-medium">
              {t("metric.sales")}
            </th>
            <th scope="col" className="w-16 pb-1 text-end font-medium max-sm:hidden">
              {t("share")}
            </th>
            <th scope="col" className="w-20 pb-1 text-end font-medium max-sm:hidden">
              {t("number")}
            </th>
            {kind === "unit" ? <UnitHeads currency={seen.currency} /> : null}
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <Line key={share.key} {...place} kind={kind} share={share} largest={largest} choice={choice} />
          ))}
        </tbody>
      </table>
    </FigureCard>
  );
}

function UnitHeads({ currency }: { currency: Place["seen"]["currency"] }): JSX.Element {
  const { t } = useFigureTexts(currency);
  return (
    <>
      {(["average", "refunded", "fees"] as const).map((name) => (
        <th key={name} scope="col" className="w-32 pb-1 text-end font-medium max-lg:hidden">
          {t(name)}
        </th>
      ))}
    </>
  );
}

type LineProps = Place & { kind: "unit" | "channel"; share: Share; largest: number };

function Line({ kind, share, largest, merchant, choice, days, seen }: LineProps): JSX.Element {
  const { t, amount, percent, number } = useFigureTexts(seen.currency);
  const { captured_minor: sold, refunded_minor: refunded, sales, fees } = share.figures;
  const one = kind === "unit" ? { units: [share.key] } : { channel: share.key as "online" }; // safe: read from the address anew
  const average = averageOf(share.figures);
  const rows = {
    kind: "captured",
    ...days,
    units: choice.units,
    channel: choice.channel,
    currency: seen.currency,
    of: queryOf(merchant, choice),
  } as const;
  return (
    <tr className="border-t border-separator align-top">
      <th scope="row" className="py-2 pr-3 text-start font-normal">
        <Link
          href={reportsHref(merchant, { ...choice, ...one })}
          prefetch={false}
          className="link block truncate"
          title={t("openUnit", { name: share.name })}
        >
          {share.name}
        </Link>
        <span className="mt-1.5 block h-2 rounded-full bg-default" aria-hidden="true">
          <span
            className="block h-2 rounded-full bg-accent"
            style={{ width: `${sold > 0 ? Math.max(0.5, (100 * sold) / largest) : 0}%` }}
          />
        </span>
      </th>
      <td className="tabular py-2 text-end">
        <Link
          href={rowsHref(merchant, { ...rows, ...one })}
          prefetch={false}
          className="link font-medium whitespace-nowrap"
        >
          {amount(sold)}
        </Link>
        <span className="block text-xs text-muted sm:hidden">{t("sales", { count: sales })}</span>
      </td>
      <td className="tabular py-2 text-end text-muted max-sm:hidden">
        {seen.total.captured_minor > 0 ? percent(sold / seen.total.captured_minor) : "–"}
      </td>
      <td className="tabular py-2 text-end max-sm:hidden">{number(sales)}</td>
      {kind === "unit"
        ? ([average, refunded, fees] as const).map((minor, index) => (
            <td
              key={["average", "refunded", "fees"][index]}
              className="tabular py-2 text-end whitespace-nowrap max-lg:hidden"
            >
              {minor === undefined ? "–" : amount(minor)}
            </td>
          ))
        : null}
    </tr>
  );
}
