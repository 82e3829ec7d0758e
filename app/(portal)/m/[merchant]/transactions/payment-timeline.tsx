import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { dayAt } from "@/lib/domain/calendar";
import type { PaymentDetail } from "@/lib/transactions/get-payment";
import { PlatformEventName } from "./platform-event-name";
import { RawEvent } from "./raw-event";

type Entry = PaymentDetail["timeline"][number];
type PaymentTimelineProps = { merchant: string; payment: string; entries: readonly Entry[]; zone: string };

/** The payment's history by day, newest first: customer, colleagues, platform and notes in one stream. */
export function PaymentTimeline({ merchant, payment, entries, zone }: PaymentTimelineProps): JSX.Element {
  const format = useFormatter();
  const t = useTranslations("transactions.timeline");
  const days = [...new Set(entries.map((entry) => dayAt(entry.at, zone)))];
  if (entries.length === 0) return <p className="text-sm text-muted">{t("nothing")}</p>;
  return (
    <div className="grid gap-4">
      {days.map((day) => (
        <section key={day} className="grid gap-2">
          <h3 className="text-xs font-medium text-muted">
            {format.dateTime(new Date(`${day}T12:00:00Z`), "day", { timeZone: "UTC" })}
          </h3>
          <ol className="grid gap-3 border-l border-separator pl-4">
            {entries
              .filter((entry) => dayAt(entry.at, zone) === day)
              .map((entry) => (
                <li
                  key={entry.id}
                  className="relative text-sm before:absolute before:top-1.5 before:-left-[1.3rem] before:size-2 before:rounded-full before:bg-border"
                >
                  <p className="flex items-baseline justify-between gap-3">
                    <EntryText entry={entry} />
                    <time className="tabular shrink-0 text-xs text-muted" dateTime={entry.at.toISOString()}>
                      {format.dateTime(entry.at, "time", { timeZone: zone })}
                    </time>
                  </p>
                  {entry.kind === "event" ? (
                    <RawEvent
                      merchant={merchant}
                      payment={payment}
                      index={entry.event}
                      label={t("raw")}
                      failed={t("rawFailed")}
                    />
                  ) : null}
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const STEPS = ["requested", "refused", "unknown", "needs_review", "reviewed", "reviewed_not_done"] as const;
const KINDS = ["capture", "refund", "cancel"] as const;

function EntryText({ entry }: { entry: Entry }): JSX.Element {
  const t = useTranslations("transactions.timeline");
  const by = entry.by ? <span className="text-muted"> {t("by", { name: entry.by })}</span> : null;
  if (entry.kind === "note")
    return (
      <span className="min-w-0 rounded-lg bg-accent-soft px-3 py-2 break-words whitespace-pre-line text-accent-soft-foreground">
        {entry.text}
        {by}
      </span>
    );
  if (entry.kind === "event")
    return (
      <span className="min-w-0">
        <PlatformEventName name={entry.name} success={entry.success} />{" "}
        <Money value={entry.amount} className="font-medium" />
        {by}
      </span>
    );
  const kind = KINDS.find((known) => entry.action.startsWith(known)) ?? "capture";
  const step = STEPS.find((known) => entry.action.endsWith(`.${known}`)) ?? "requested";
  return (
    <span className="min-w-0">
      {t(`step.${kind}.${step}`)}{" "}
      {entry.amount ? <Money value={entry.amount} className="font-medium" /> : null}
      {by}
      {entry.reason ? (
        <span className="block text-muted">{t("reason", { reason: entry.reason })}</span>
      ) : null}
      {entry.platformCode ? (
        <span className="block text-muted">{t("code", { code: entry.platformCode })}</span>
      ) : null}
    </span>
  );
}
