import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { UnitDetail, UnitRequest } from "@/lib/sales-units/get-unit";
import type { Place } from "./edit-form";
import { LinksForm, PartnerForm, RecurringForm } from "./solution-forms";
import { Unfolding, UnitCard, UnitFact } from "./unit-card";

type SolutionCardProps = {
  place: Place;
  unit: UnitDetail;
  currency: string;
  mayOrder: boolean;
  note: string;
};

/** What the platform does for the unit, and what may be asked of it. */
export function SolutionCard({ place, unit, currency, mayOrder, note }: SolutionCardProps): JSX.Element {
  const t = useTranslations("units.solution");
  const kinds = useTranslations("units.kind");
  const { recurring, paymentLinks, partner } = unit;
  const askable = (request: UnitRequest | null) => mayOrder && (!request || request.state === "stopped");
  return (
    <UnitCard id="solution" title={t("title")} note={t("note")}>
      <dl className="grid gap-3 sm:grid-cols-2">
        <UnitFact term={t("product")}>{kinds(unit.kind)}</UnitFact>
        <UnitFact term={t("partner")}>{partner ?? t("noPartner")}</UnitFact>
        <UnitFact term={t("recurring")}>
          <RequestState request={recurring} timeZone={unit.timeZone} />
        </UnitFact>
        <UnitFact term={t("links")}>
          <RequestState request={paymentLinks} timeZone={unit.timeZone} />
          <span className="block text-xs text-muted">{t("linksMeans")}</span>
          {askable(paymentLinks) ? (
            <div className="mt-2">
              <LinksForm place={place} />
            </div>
          ) : null}
        </UnitFact>
      </dl>
      {askable(recurring) ? (
        <Unfolding label={t("request")}>
          <RecurringForm place={place} currency={currency} />
        </Unfolding>
      ) : null}
      {mayOrder ? (
        <Unfolding label={t("changePartner")} note={note}>
          <PartnerForm place={place} partner={partner ?? ""} />
        </Unfolding>
      ) : null}
    </UnitCard>
  );
}

function RequestState({ request, timeZone }: { request: UnitRequest | null; timeZone: string }): JSX.Element {
  const t = useTranslations("units.solution");
  const format = useFormatter();
  if (!request) return <span>{t("notRequested")}</span>;
  if (request.state === "approved")
    return <span className="chip chip--soft chip--success">{t("approved")}</span>;
  if (request.state === "stopped")
    return (
      <>
        <span className="chip chip--soft chip--danger">{t("stopped")}</span>
        {request.answer ? (
          <span className="mt-1 block text-xs text-muted">{t("why", { answer: request.answer })}</span>
        ) : null}
      </>
    );
  return <span>{t("requested", { day: format.dateTime(request.createdAt, "day", { timeZone }) })}</span>;
}
