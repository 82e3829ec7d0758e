import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { ShownDelivery } from "@/lib/deliveries/show-delivery";
import { money } from "@/lib/domain/money";
import { Period } from "../../day";
import { fileHref } from "../address";
import { DeliveryChip } from "../delivery-chip";
import { reasonSentence } from "./reason-sentence";
import { RetryDelivery } from "./retry-delivery";

type DeliveryRowProps = { merchant: string; delivery: ShownDelivery; timeZone: string };

/** One report: its period, what it comes to, who got it, and what stands in the way. */
export async function DeliveryRow({ merchant, delivery, timeZone }: DeliveryRowProps): Promise<JSX.Element> {
  const t = await getTranslations("subscriptions");
  const format = await getFormatter();
  const { id, period, state, reason, recipients, sentAt, lostUnits } = delivery;
  const why = reason && (await reasonSentence(reason));
  return (
    <li className="grid gap-2 rounded-2xl bg-surface px-5 py-4 text-sm shadow-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">
          <Period {...period} />
        </h3>
        <DeliveryChip state={state} />
        <span className="text-xs text-muted">
          {sentAt
            ? t("history.sentAt", { at: format.dateTime(sentAt, "moment", { timeZone }) })
            : format.dateTime(delivery.createdAt, "moment", { timeZone })}
          {delivery.asked ? ` · ${t("history.asked")}` : ""}
        </span>
      </div>
      {why ? <p className="max-w-prose">{why}</p> : null}
      {state === "mail_waits" ? <p className="max-w-prose">{t("mailWaits")}</p> : null}
      <Sums delivery={delivery} />
      {lostUnits.length > 0 ? <p>{t("history.lost", { units: lostUnits.join(", ") })}</p> : null}
      {sentAt && recipients.length > 0 ? (
        <p className="break-words text-muted">
          {recipients.map((one) => t(`recipient.${one.state}`, { to: one.to })).join(", ")}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {delivery.kept ? (
          <a className="link break-all" href={fileHref(merchant, id)} download>
            {t("act.download")}: {delivery.fileName}
          </a>
        ) : null}
        {delivery.canRetry ? <RetryDelivery merchant={merchant} id={id} /> : null}
      </div>
    </li>
  );
}

const TERMS = ["captured", "refunded", "fees", "corrected", "paidOut"] as const;

async function Sums({ delivery }: { delivery: ShownDelivery }): Promise<JSX.Element | null> {
  const t = await getTranslations("subscriptions");
  if (delivery.sums.length === 0) return null;
  return (
    <>
      {delivery.sums.map((sums) => (
        <dl key={sums.currency} className="flex flex-wrap gap-x-5 gap-y-1">
          {TERMS.filter((term) => term !== "corrected" || sums.corrected !== 0).map((term) => {
            const taken = term === "refunded" || term === "fees";
            return (
              <div key={term} className="flex items-baseline gap-1.5">
                <dt className="text-xs text-muted">{t(`sum.${term}`)}</dt>
                <dd className={term === "paidOut" ? "font-semibold" : ""}>
                  <Money value={money(taken ? 0 - sums[term] : sums[term], sums.currency)} />
                </dd>
              </div>
            );
          })}
        </dl>
      ))}
    </>
  );
}
