import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { isCurrency } from "@/lib/domain/money";
import type { UnitDetail } from "@/lib/sales-units/get-unit";
import { AccountForm, ProveForm } from "./account-form";
import type { Place } from "./edit-form";
import { PeriodForm } from "./period-form";
import { RefundLimitForm } from "./refund-limit-form";
import { Unfolding, UnitCard, UnitFact } from "./unit-card";

type SettlementCardProps = {
  place: Place;
  unit: UnitDetail;
  company: { country: string; currency: string };
  may: { period: boolean; account: boolean; limit: boolean };
  note: string;
};

/** How the money of the unit reaches the merchant. Test money never does. */
export function SettlementCard({ place, unit, company, may, note }: SettlementCardProps): JSX.Element {
  const t = useTranslations("units.settlement");
  const { account, toProve, period, periods, refundLimit } = unit.settlement;
  const test = unit.environment === "test";
  const hint = company.country === "DK" || company.country === "FI" ? company.country : "NO";
  return (
    <UnitCard id="settlement" title={t("title")} note={t("note")}>
      <dl className="grid gap-3 sm:grid-cols-2">
        <UnitFact term={t("account")}>
          <span className="tabular">{account ?? t("noAccount")}</span>
        </UnitFact>
        <UnitFact term={t("period")}>
          {t(`periodOf.${period}`)}
          {periods.length === 1 ? <span className="block text-xs text-muted">{t("onlyDaily")}</span> : null}
        </UnitFact>
        <UnitFact term={t("next")}>{test ? t("testNone") : <NextPayout unit={unit} />}</UnitFact>
        <UnitFact term={t("capture")}>
          {t(`captureOf.${unit.captureType}`)}
          <span className="block text-xs text-muted">{t("captureMeans")}</span>
        </UnitFact>
        <UnitFact term={t("refundLimit")}>
          {refundLimit
            ? t.rich("refundLimitAbove", { amount: () => <Money value={refundLimit} /> })
            : t("refundLimitNone")}
        </UnitFact>
      </dl>
      {toProve ? (
        <div className="grid gap-3 rounded-xl bg-warning-soft p-4 text-sm text-warning-soft-foreground">
          <p className="font-medium">{t("toProve", { account: toProve })}</p>
          <p>{t("toProveMeans", { currency: company.currency })}</p>
          {may.account ? <ProveForm place={place} /> : null}
        </div>
      ) : null}
      {may.period && periods.length > 1 ? (
        <Unfolding label={t("changePeriod")} note={note}>
          <PeriodForm place={place} period={period} periods={periods} />
        </Unfolding>
      ) : null}
      {may.account ? (
        <Unfolding label={t("changeAccount")} note={note}>
          <AccountForm place={place} hint={t(`accountHint.${hint}`)} />
        </Unfolding>
      ) : null}
      {may.limit && isCurrency(company.currency) ? (
        <Unfolding label={t("changeRefundLimit")} note={t("refundLimitHere")}>
          <RefundLimitForm place={place} limit={refundLimit} currency={company.currency} />
        </Unfolding>
      ) : null}
    </UnitCard>
  );
}

function NextPayout({ unit }: { unit: UnitDetail }): JSX.Element {
  const t = useTranslations("units.settlement");
  const format = useFormatter();
  const { next } = unit.settlement;
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00Z`), "day", { timeZone: "UTC" });
  const [date, from, to] = [day(next.date), day(next.from), day(next.to)];
  return (
    <>
      {next.from === next.to ? t("nextFor", { date, from }) : t("nextForSpan", { date, from, to })}
      <span className="block text-xs text-muted">{t("nextMeans")}</span>
    </>
  );
}
