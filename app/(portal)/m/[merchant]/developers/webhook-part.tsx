import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { MOST_REGISTRATIONS } from "@/lib/domain/webhook-registration";
import type { Connection } from "@/lib/webhooks/list-connections";
import { UnitFact } from "../sales-units/unit-card";
import { ReplaceForm } from "./replace-form";

type WebhookPartProps = { merchant: string; connection: Connection; timeZone: string };

/** How the platform tells the portal of a unit's payments: whether it does, since when, and when it did last. */
export function WebhookPart({ merchant, connection, timeZone }: WebhookPartProps): JSX.Element {
  const t = useTranslations("developers.webhook");
  const format = useFormatter();
  const { msn, state, since, lastDelivery, registrations } = connection;
  const fails = state !== "registered" && state !== "waiting";
  const moment = (date: Date | null) => (date ? format.dateTime(date, "moment", { timeZone }) : null);
  return (
    <div className="grid gap-3 border-t border-separator pt-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-semibold">{t("title")}</h3>
        <span
          className={`chip chip--soft px-2 ${fails ? "chip--danger" : state === "waiting" ? "chip--warning" : "chip--success"}`}
        >
          {t(`state.${state}`)}
        </span>
      </div>
      <p className="text-xs text-muted">
        {fails ? t(`advice.${state}`, { most: MOST_REGISTRATIONS }) : t("means")}
      </p>
      <dl className="grid gap-3 sm:grid-cols-3">
        <UnitFact term={t(fails ? "failingSince" : "since")}>{moment(since) ?? "–"}</UnitFact>
        <UnitFact term={t("lastDelivery")}>{moment(lastDelivery) ?? t("noDelivery")}</UnitFact>
        <UnitFact term={t("used")}>
          {registrations === null
            ? t("usedUnknown")
            : t("usedOf", { used: registrations, most: MOST_REGISTRATIONS })}
        </UnitFact>
      </dl>
      <ReplaceForm place={{ merchant, msn }} />
    </div>
  );
}
