import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import type { SubscriptionChoices } from "@/lib/deliveries/subscription-choices";
import { LOCALE_NAMES, LOCALES } from "@/lib/domain/locale";
import { REPORT_CHOICES } from "@/lib/domain/report-choice";
import { FREQUENCIES } from "@/lib/domain/report-schedule";
import { CHANNELS, type Channel } from "@/lib/domain/report-subscription";
import { TIME_ZONES, zoneName } from "@/lib/domain/time-zones";
import { type FormState, fieldError } from "@/lib/web/form-state";
import type { SubscriptionStart } from "./subscription-start";

type ChoiceFieldsProps = {
  choices: SubscriptionChoices;
  start: SubscriptionStart;
  state: FormState;
  channel: Channel;
  onChannel: (channel: Channel) => void;
};

/** How often and by whose days, as what, in which language, and by which way. */
export function ChoiceFields({ choices, start, state, channel, onChannel }: ChoiceFieldsProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const tReport = useTranslations("reportDownload");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        name="frequency"
        label={t("field.frequency")}
        value={start.frequency}
        options={FREQUENCIES.map((one) => [one, t(`frequency.${one}`)] as const)}
      />
      <ChoiceField
        name="timeZone"
        label={t("field.timeZone")}
        hint={t("field.timeZoneHint")}
        value={start.timeZone}
        options={[...new Set([choices.timeZone, start.timeZone, ...TIME_ZONES])].map((one) => [
          one,
          zoneName(one),
        ])}
      />
      <ChoiceField
        name="format"
        label={t("field.format")}
        error={fieldError(state, "format")}
        value={start.format}
        options={REPORT_CHOICES.map((one) => [one, tReport(`formats.${one}`)] as const)}
      />
      <ChoiceField
        name="language"
        label={t("field.language")}
        hint={t("field.languageHint")}
        value={start.language}
        options={LOCALES.map((one) => [one, LOCALE_NAMES[one]] as const)}
      />
      {choices.others ? (
        <ChoiceField
          name="channel"
          label={t("field.channel")}
          value={channel}
          options={CHANNELS.map((one) => [one, t(`channel.${one}`)] as const)}
          onChange={(value) => onChannel(value === "sftp" ? "sftp" : "mail")}
        />
      ) : null}
    </div>
  );
}
