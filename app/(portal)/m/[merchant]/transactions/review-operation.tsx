import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { PaymentDetail } from "@/lib/transactions/get-payment";
import { PlatformEventName } from "./platform-event-name";
import { ReviewButtons } from "./review-buttons";

type Review = NonNullable<PaymentDetail["review"]>;
type ReviewOperationProps = { merchant: string; detail: PaymentDetail; review: Review };

/** All that a person needs in order to decide what the portal could not find out: what was asked, and what the platform knows. */
export function ReviewOperation({ merchant, detail, review }: ReviewOperationProps): JSX.Element {
  const t = useTranslations("transactions.review");
  const format = useFormatter();
  const { operation, log, may } = review;
  const moment = (at: Date) => format.dateTime(at, "moment", { timeZone: detail.timeZone });
  return (
    <section aria-labelledby="review-title" className="card card--default grid gap-3 p-4 text-sm">
      <h2 id="review-title" className="text-base font-semibold">
        {t("title")}
      </h2>
      <Asked asked={review.asked} moment={moment} />
      <p>{detail.syncedAt ? t("read", { at: moment(detail.syncedAt) }) : t("notRead")}</p>
      <Log log={log} moment={moment} />
      {log.some(({ ours }) => ours) ? null : (
        <p className="break-words">{t("nothingOurs", { key: operation })}</p>
      )}
      <p className="text-muted">{t("readAgain")}</p>
      {may && detail.open ? (
        <ReviewButtons merchant={merchant} operation={operation} amount={detail.open.amount} />
      ) : (
        <p className="text-muted">{t("onlyOthers")}</p>
      )}
    </section>
  );
}

type Moment = (at: Date) => string;

function Asked({
  asked: { at, by, reason },
  moment,
}: {
  asked: Review["asked"];
  moment: Moment;
}): JSX.Element {
  const t = useTranslations("transactions.review");
  return (
    <p>
      {by ? t("askedBy", { name: by, at: moment(at) }) : t("asked", { at: moment(at) })}
      {reason ? <span className="block text-muted">{t("askedReason", { reason })}</span> : null}
    </p>
  );
}

function Log({ log, moment }: { log: Review["log"]; moment: Moment }): JSX.Element {
  const t = useTranslations("transactions.review");
  return (
    <ol className="grid gap-1 border-l border-separator pl-4">
      {log.map((line) => (
        <li key={`${line.name}-${line.at.toISOString()}`} className="flex flex-wrap justify-between gap-x-3">
          <span className={line.ours ? "font-semibold" : undefined}>
            <PlatformEventName name={line.name} success={line.success} /> <Money value={line.amount} />
            {line.ours ? ` (${t("ours")})` : null}
          </span>
          <span className="tabular text-xs text-muted">{moment(line.at)}</span>
        </li>
      ))}
    </ol>
  );
}
