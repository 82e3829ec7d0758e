import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { addDays } from "@/lib/domain/calendar";
import type { ReportChoices } from "@/lib/settlements/report-choices";
import { Beside, besideOf } from "./beside";

type PeriodFieldsProps = { choices: ReportChoices; query: URLSearchParams; wrong: string | undefined };

const KINDS = ["month", "day", "range"] as const;

/** A month, a day or several days; only the fields of the kind that is chosen count, and only they are shown. */
export function PeriodFields({ choices: { today, timeZone }, query, wrong }: PeriodFieldsProps): JSX.Element {
  const t = useTranslations("reportDownload");
  const chosen = KINDS.find((kind) => kind === query.get("period")) ?? "month";
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const lastMonth = addDays(firstOfMonth, -1).slice(0, 7);
  const day = (name: string, otherwise: string) => ({
    ...{ name, type: "date", max: today, defaultValue: query.get(name) ?? otherwise },
    className: "input w-full min-w-0",
    ...(wrong && { "aria-invalid": true }),
  });
  return (
    <fieldset className="group/period grid gap-3" {...besideOf("period", wrong)}>
      <legend className="mb-2 text-sm font-semibold">{t("period")}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {KINDS.map((kind) => (
          <label key={kind} className="flex items-center gap-2 text-sm">
            <input
              type="radio"
              name="period"
              value={kind}
              defaultChecked={kind === chosen}
              className="size-4 accent-accent"
            />
            {t(`kind.${kind}`)}
          </label>
        ))}
      </div>
      <label className="hidden gap-1 text-sm font-medium group-has-[[value=month]:checked]/period:grid sm:max-w-60">
        {t("month")}
        <input
          name="month"
          type="month"
          max={today.slice(0, 7)}
          defaultValue={query.get("month") ?? lastMonth}
          placeholder="2026-10"
          className="input w-full min-w-0"
        />
      </label>
      <label className="hidden gap-1 text-sm font-medium group-has-[[value=day]:checked]/period:grid sm:max-w-60">
        {t("day")}
        <input {...day("day", addDays(today, -1))} />
      </label>
      <div className="hidden gap-3 group-has-[[value=range]:checked]/period:grid sm:grid-cols-2">
        <label className="grid gap-1 text-sm font-medium">
          {t("from")}
          <input {...day("from", firstOfMonth)} />
        </label>
        <label className="grid gap-1 text-sm font-medium">
          {t("to")}
          <input {...day("to", today)} />
        </label>
      </div>
      <Beside place="period" text={wrong} />
      <p className="text-xs text-muted">{t("zone", { zone: timeZone })}</p>
    </fieldset>
  );
}
