import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { PURPOSE_MAX } from "@/lib/domain/report-choice";
import type { ReportChoices } from "@/lib/settlements/report-choices";
import { Beside, besideOf } from "./beside";

type PersonalFieldsProps = {
  names: ReportChoices["names"];
  query: URLSearchParams;
  wrong: string | undefined;
};

/** Names of customers are left out unless asked for, with what that means; where there are none to be had, it says so. */
export function PersonalFields({ names, query, wrong }: PersonalFieldsProps): JSX.Element {
  const t = useTranslations("reportDownload");
  if (names !== "offered")
    return <p className="text-sm text-muted">{t(names === "no_right" ? "noRight" : "noNames")}</p>;
  return (
    <fieldset className="grid gap-3" {...besideOf("personal", wrong)}>
      <legend className="mb-2 text-sm font-semibold">{t("personal")}</legend>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          name="personal"
          value="1"
          defaultChecked={query.get("personal") === "1"}
          aria-describedby="report-controller"
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        {t("withNames")}
      </label>
      <p id="report-controller" className="max-w-prose text-sm text-muted">
        {t("controller")}
      </p>
      <div className="grid gap-1">
        <label htmlFor="report-purpose" className="text-sm font-medium">
          {t("purpose")}
        </label>
        <input
          id="report-purpose"
          name="purpose"
          maxLength={PURPOSE_MAX}
          defaultValue={query.get("purpose") ?? ""}
          aria-describedby="report-purpose-note"
          aria-invalid={wrong ? true : undefined}
          className="input w-full min-w-0"
        />
        <Beside place="personal" text={wrong} />
        <p id="report-purpose-note" className="text-xs text-muted">
          {t("purposeHint")}
        </p>
      </div>
    </fieldset>
  );
}
