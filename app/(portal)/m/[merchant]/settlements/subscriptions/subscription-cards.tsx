import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import type { SubscriptionLine } from "@/lib/deliveries/list-subscriptions";
import { Period } from "../day";
import { subscriptionHref } from "./address";
import { DeliveryChip } from "./delivery-chip";

type CardsProps = { merchant: string; lines: readonly SubscriptionLine[] };

/** What goes out, each with what became of its last report. */
export function SubscriptionCards({ merchant, lines }: CardsProps): JSX.Element {
  const t = useTranslations("subscriptions");
  return (
    <ul className="grid gap-3 xl:grid-cols-2" aria-label={t("title")}>
      {lines.map((line) => (
        <li
          key={line.id}
          className="relative grid content-start gap-2 rounded-2xl bg-surface px-5 py-4 shadow-surface"
        >
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <h2 className="min-w-0 font-semibold break-words">
              <Link
                href={subscriptionHref(merchant, line.id)}
                prefetch={false}
                className="outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
              >
                {line.name}
              </Link>
            </h2>
            <StateOf line={line} />
          </div>
          <p className="text-sm break-words text-muted">
            {t(`frequency.${line.frequency}`)} · {line.units?.join(", ") ?? t("allUnits")}
          </p>
          <p className="text-sm break-words">{line.server ?? line.recipients.join(", ")}</p>
          <NextOne next={line.next} timeZone={line.timeZone} />
          {line.last ? (
            <p className="flex flex-wrap items-center gap-2 border-t border-separator pt-2 text-sm">
              <Period {...line.last.period} />
              <DeliveryChip state={line.last.state} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function StateOf({ line }: { line: Pick<SubscriptionLine, "active" | "stopped"> }): JSX.Element {
  const t = useTranslations("subscriptions");
  if (!line.active) return <StatusChip tone="default">{t("paused")}</StatusChip>;
  if (line.stopped) return <StatusChip tone="danger">{t("stopped")}</StatusChip>;
  return <StatusChip tone="success">{t("active")}</StatusChip>;
}

type NextProps = { next: SubscriptionLine["next"]; timeZone: string };

/** Which period goes out next, and from when on, as its own time zone has it. */
export function NextOne({ next, timeZone }: NextProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const format = useFormatter();
  if (!next) return <p className="text-sm text-muted">{t("noNext")}</p>;
  const day = (text: string) => new Date(`${text}T12:00:00Z`);
  const { from, to } = next.period;
  const style = { dateStyle: "medium", timeZone: "UTC" } as const;
  const period =
    from === to ? format.dateTime(day(from), style) : format.dateTimeRange(day(from), day(to), style);
  return (
    <p className="text-sm text-muted">
      <span className="text-foreground">{t("next", { period })}</span>{" "}
      {t("nextAt", { at: format.dateTime(next.at, "short", { timeZone }) })}
    </p>
  );
}
