import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import { formatPhone } from "@/lib/domain/format-phone";
import type { TestUser } from "@/lib/test-users/list-test-users";

/** Someone invented, with the numbers that a tester needs at hand. */
export function TestUserCard({ user, timeZone }: { user: TestUser; timeZone: string }): JSX.Element {
  const t = useTranslations("testUsers");
  const format = useFormatter();
  const { name, country, phone, nin, birthDate, registeredAt } = user;
  const born = format.dateTime(new Date(`${birthDate}T12:00:00Z`), "day", { timeZone: "UTC" });
  return (
    <li className="card card--default gap-3 p-4">
      <p className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 font-medium break-words">{name}</span>
        <span className="text-sm text-muted">{t(`countries.${country}`)}</span>
      </p>
      <dl className="grid gap-1 text-sm">
        <Numeral label={t("phone")} text={formatPhone(phone)} copied={`+${phone}`} />
        <Numeral label={t(`nin.${country}`)} text={nin} copied={nin} />
      </dl>
      <p className="text-xs text-muted">
        {t("since", { born, registered: format.dateTime(new Date(registeredAt), "day", { timeZone }) })}
      </p>
    </li>
  );
}

function Numeral({ label, text, copied }: { label: string; text: string; copied: string }): JSX.Element {
  return (
    <div className="flex items-center justify-between gap-2">
      <dt className="text-muted">{label}</dt>
      <dd className="tabular flex items-center gap-1">
        {text}
        <CopyButton text={copied} what={`${label}, ${text}`} />
      </dd>
    </div>
  );
}
