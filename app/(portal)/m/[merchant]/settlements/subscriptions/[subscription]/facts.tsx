import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import type { SubscriptionDetail } from "@/lib/deliveries/get-subscription";
import { LOCALE_NAMES } from "@/lib/domain/locale";
import { zoneName } from "@/lib/domain/time-zones";
import { NextOne } from "../subscription-cards";

/** What goes out, how often, to whom, and who answers for it. */
export function Facts({ detail }: { detail: SubscriptionDetail }): JSX.Element {
  const t = useTranslations("subscriptions");
  const tReport = useTranslations("reportDownload");
  const { line, kept, answersFor } = detail;
  const names = kept.personal ? ` · ${t("withNames")}` : "";
  return (
    <section className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <NextOne next={line.active && !line.stopped ? line.next : undefined} timeZone={kept.timeZone} />
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 xl:grid-cols-3">
        <Fact name={t("field.frequency")}>{t(`frequency.${line.frequency}`)}</Fact>
        <Fact name={t("field.timeZone")}>{zoneName(kept.timeZone)}</Fact>
        <Fact name={t("field.units")}>{line.units?.join(", ") ?? t("allUnits")}</Fact>
        <Fact name={t("field.format")}>{`${tReport(`formats.${line.format}`)}${names}`}</Fact>
        <Fact name={t("field.language")}>{LOCALE_NAMES[kept.language]}</Fact>
        <Fact name={t("to")}>{line.server ?? line.recipients.join(", ")}</Fact>
        <Fact name={t("answersFor")}>
          {answersFor}
          {line.madeBy === answersFor ? null : (
            <span className="block text-xs text-muted">{t("madeBy", { name: line.madeBy })}</span>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
