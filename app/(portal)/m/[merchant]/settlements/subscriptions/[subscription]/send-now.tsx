"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { Period } from "@/lib/domain/report-schedule";
import { useFormAction } from "@/lib/web/use-form-action";
import { sendNowAction, switchSubscriptionAction } from "../actions";

type SendNowProps = { merchant: string; id: string; active: boolean; last: Period };

/** Sends the last period that is over, and lets the subscription rest or go on. */
export function SendNow({ merchant, id, active, last }: SendNowProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const format = useFormatter();
  const send = useFormAction(sendNowAction.bind(null, merchant));
  const turn = useFormAction(switchSubscriptionAction.bind(null, merchant));
  const day = (text: string) => new Date(`${text}T12:00:00Z`);
  const style = { dateStyle: "medium", timeZone: "UTC" } as const;
  const { from, to } = last;
  const period =
    from === to ? format.dateTime(day(from), style) : format.dateTimeRange(day(from), day(to), style);
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <form action={send.submit}>
          <input type="hidden" name="subscription" value={id} />
          <input type="hidden" name="idempotencyKey" value={send.intent} />
          <button
            type="submit"
            className="button button--primary"
            disabled={send.pending || send.intent === ""}
          >
            {t("act.sendNow")}
          </button>
        </form>
        <form action={turn.submit}>
          <input type="hidden" name="subscription" value={id} />
          <input type="hidden" name="state" value={active ? "paused" : "active"} />
          <button type="submit" className="button button--outline" disabled={turn.pending}>
            {t(active ? "act.pause" : "act.resume")}
          </button>
        </form>
        <p className="text-sm text-muted">{t("act.sendNowMeans", { period })}</p>
      </div>
      <FormOutcome state={send.state} done={t("act.asked")} />
      {turn.state.status === "done" ? null : <FormOutcome state={turn.state} />}
    </section>
  );
}
