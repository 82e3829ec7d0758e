import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Sending } from "@/lib/requests/get-request";
import { FailureReason } from "./failure-reason";

type SendingsProps = { merchant: string; timeZone: string; sendings: readonly Sending[] };

/** Each time that it was sent, the newest first, with what became of it. */
export function Sendings({ merchant, timeZone, sendings }: SendingsProps): JSX.Element | null {
  const t = useTranslations("requests");
  const statuses = useTranslations("transactions.status");
  const format = useFormatter();
  if (sendings.length === 0) return null;
  return (
    <section aria-labelledby="sendings">
      <h2 id="sendings" className="mb-2 font-semibold">
        {t("detail.sendings")}
      </h2>
      <ol className="grid gap-2">
        {sendings.map(({ at, reference, payment, failure }) => (
          <li
            key={reference}
            className="flex flex-wrap justify-between gap-x-4 gap-y-1 rounded-xl bg-surface px-4 py-3 text-sm shadow-surface"
          >
            <span className="tabular">{format.dateTime(at, "moment", { timeZone })}</span>
            {payment ? (
              <Link
                className="link"
                prefetch={false}
                href={`/m/${merchant}/transactions/${payment.id}` as Route}
              >
                {reference}
              </Link>
            ) : (
              <span className="tabular text-muted">{reference}</span>
            )}
            <span>{payment ? statuses(payment.status) : failure ? null : t("state.unconfirmed")}</span>
            {failure ? <FailureReason failure={failure} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
