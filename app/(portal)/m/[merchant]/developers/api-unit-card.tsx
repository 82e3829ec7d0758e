import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { ApiUnit } from "@/lib/developers/list-api-units";
import { API_KEY_NAMES } from "@/lib/domain/api-key";
import type { Connection } from "@/lib/webhooks/list-connections";
import { ReplaceKeysForm } from "./replace-form";
import { UnitKeys } from "./unit-keys";
import { WebhookPart } from "./webhook-part";

type ApiUnitCardProps = {
  merchant: string;
  unit: ApiUnit;
  connection: Connection | undefined;
  renewable: boolean;
  timeZone: string;
};

/** One sales unit as a developer needs it: what it is, its keys behind a button, and which former keys still work. */
export function ApiUnitCard(props: ApiUnitCardProps): JSX.Element {
  const t = useTranslations("developers");
  const format = useFormatter();
  const { merchant, unit, connection, renewable, timeZone } = props;
  const { msn, name, kind, captureType, connectedAt } = unit;
  const moment = (date: Date) => format.dateTime(date, "moment", { timeZone });
  return (
    <section
      aria-labelledby={`unit-${msn}`}
      className="grid min-w-0 gap-4 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <div>
        <h2 id={`unit-${msn}`} className="text-base font-semibold break-words">
          {name}
        </h2>
        <p className="tabular mt-0.5 text-sm text-muted">{t("number", { number: msn })}</p>
      </div>
      <dl className="grid gap-3 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-xs text-muted">{t("column.product")}</dt>
          <dd>{t(`kind.${kind}`)}</dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t("column.capture")}</dt>
          <dd>{t(`capture.${captureType}`)}</dd>
        </div>
      </dl>
      <UnitKeys merchant={merchant} unit={{ msn, name }} renewable={renewable} />
      <ReplaceKeysForm place={{ merchant, msn }} />
      <FormerKeys changes={unit.changes} moment={moment} />
      {connection ? <WebhookPart merchant={merchant} connection={connection} timeZone={timeZone} /> : null}
      <p className="text-xs text-muted">
        {connectedAt
          ? t("knownSince", { day: format.dateTime(connectedAt, "day", { timeZone }) })
          : t("neverHeard")}
      </p>
    </section>
  );
}

type FormerKeysProps = { changes: ApiUnit["changes"]; moment: (date: Date) => string };

function FormerKeys({ changes, moment }: FormerKeysProps): JSX.Element | null {
  const t = useTranslations("developers");
  if (changes.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {changes.map(({ key, formerUntil }) => (
        <li key={`${key} ${formerUntil?.getTime()}`}>
          {formerUntil
            ? t("formerUntil", { name: API_KEY_NAMES[key], moment: moment(formerUntil) })
            : t("underWay", { name: API_KEY_NAMES[key] })}
        </li>
      ))}
    </ul>
  );
}
