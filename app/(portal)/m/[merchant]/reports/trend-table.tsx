import Link from "next/link";
import type { JSX } from "react";
import type { Grouping } from "@/lib/domain/figure-period";
import { METRICS } from "./address";
import { useFigureTexts } from "./figures-text";
import { measure } from "./measure";
import type { Place } from "./place";
import { pointHref } from "./point-href";

/** The plot as a table, with the other key figures too; the newest step first. */
export function TrendTable(props: Place & { grouping: Grouping }): JSX.Element {
  const { seen, grouping, choice } = props;
  const { t, value, step } = useFigureTexts(seen.currency);
  // On a phone only the plotted figure and its number have room.
  const room = (metric: string) => (metric === choice.show || metric === "count" ? "" : "max-md:hidden");
  return (
    <details className="mt-3" data-picture-skip="">
      <summary className="w-fit cursor-pointer rounded-sm text-sm text-muted hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus">
        {t("asTable")}
      </summary>
      <table className="mt-2 w-full text-sm">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1.5 text-start font-medium">
              {t(`grouping.${grouping}`)}
            </th>
            {METRICS.map((metric) => (
              <th key={metric} scope="col" className={`py-1.5 pl-3 text-end font-medium ${room(metric)}`}>
                {t(`metric.${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.points.toReversed().map((point) => (
            <tr key={point.key} className="border-t border-separator">
              <th scope="row" className="py-1.5 text-start font-normal whitespace-nowrap">
                <Link href={pointHref(props, point)} prefetch={false} className="link">
                  {step(point, grouping, true)}
                </Link>
              </th>
              {METRICS.map((metric) => {
                const figure = measure(point.now, metric);
                return (
                  <td
                    key={metric}
                    className={`tabular py-1.5 pl-3 text-end whitespace-nowrap ${room(metric)}`}
                  >
                    {figure === undefined ? "–" : value(metric, figure)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
