import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { SettlementDetail } from "@/lib/settlements/get-settlement";
import { EntryType } from "./entry-type";

/** The very lines that make the difference, where there is one. */
export function Breaks({ detail }: { detail: SettlementDetail }): JSX.Element | null {
  const t = useTranslations("settlements");
  const format = useFormatter();
  const { breaks, difference, settlement, timeZone } = detail;
  if (settlement.addsUp) return null;
  return (
    <section aria-labelledby="breaks" className="mt-5 rounded-2xl bg-danger-soft p-5 text-sm">
      <h2 id="breaks" className="font-semibold text-danger-soft-foreground">
        {t("differenceIs")} <Money value={difference} />
      </h2>
      <p className="mt-1 max-w-prose">{t("breaksLead")}</p>
      <ul className="mt-3 grid gap-2">
        {breaks.map((line) => (
          <li key={line.position} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <EntryType type={line.entryType} />{" "}
              {format.dateTime(line.happenedAt, { dateStyle: "medium", timeStyle: "medium", timeZone })}
              {line.reference ? <span className="block break-all">{line.reference}</span> : null}
            </span>
            <span className="grid text-end">
              {line.gap.minor === 0 ? null : (
                <span>
                  {t("gap")} <Money value={line.gap} />
                </span>
              )}
              {line.sum.minor === 0 ? null : (
                <span>
                  {t("wrongSum")} <Money value={line.sum} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
