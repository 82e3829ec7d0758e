import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { UnitDetail } from "@/lib/sales-units/get-unit";
import { UnitCard, UnitFact } from "./unit-card";

type FiguresCardProps = { merchant: string; unit: Pick<UnitDetail, "msn" | "figures">; mayList: boolean };

/** The last thirty days of the unit, and the way to the payments behind them. */
export function FiguresCard({ merchant, unit, mayList }: FiguresCardProps): JSX.Element {
  const t = useTranslations("units.figures");
  const format = useFormatter();
  const { sold, payments, refunded } = unit.figures;
  return (
    <UnitCard id="figures" title={t("title")}>
      <dl className="tabular grid grid-cols-2 gap-3 sm:grid-cols-3">
        <UnitFact term={t("sold")}>
          <span className="text-lg font-semibold">
            <Money value={sold} />
          </span>
        </UnitFact>
        <UnitFact term={t("payments")}>
          <span className="text-lg font-semibold">{format.number(payments, "count")}</span>
        </UnitFact>
        <UnitFact term={t("refunded")}>
          <span className="text-lg font-semibold">
            <Money value={refunded} />
          </span>
        </UnitFact>
      </dl>
      {mayList ? (
        <Link
          href={`/m/${merchant}/transactions?unit=${unit.msn}` as Route} // safe: the list of transactions
          prefetch={false}
          className="link w-fit text-sm"
        >
          {t("see")}
        </Link>
      ) : null}
    </UnitCard>
  );
}
