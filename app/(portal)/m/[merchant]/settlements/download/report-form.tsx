import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/domain/locale";
import type { ReportChoices } from "@/lib/settlements/report-choices";
import { Beside, besideOf } from "./beside";
import { Choice } from "./choice";
import { FormatChoice } from "./format-choice";
import { PeriodFields } from "./period-fields";
import { PersonalFields } from "./personal-fields";
import type { Told } from "./problem";

type ReportFormProps = {
  merchant: string;
  choices: ReportChoices;
  /** What was chosen before, where a file could not be made. */
  query: URLSearchParams;
  language: Locale;
  told: Told;
};

/** A plain form whose answer is the file; works without JavaScript. */
export function ReportForm({ merchant, choices, query, language, told }: ReportFormProps): JSX.Element {
  const t = useTranslations("reportDownload");
  const { units } = choices;
  const settlement = query.get("period") === "settlement" ? query.get("settlement") : null;
  return (
    <form
      action={`/m/${merchant}/settlements/report`}
      noValidate
      className="grid gap-6 rounded-2xl bg-surface p-5 shadow-surface"
    >
      {settlement ? (
        <OneSettlement id={settlement} />
      ) : (
        <>
          <PeriodFields choices={choices} query={query} wrong={told.period} />
          {units.length > 1 ? (
            <fieldset className="grid gap-2" {...besideOf("units", told.units)}>
              <legend className="mb-2 text-sm font-semibold">{t("units")}</legend>
              <div className="grid gap-2 sm:grid-cols-2">
                {units.map(({ msn, name }) => (
                  <label key={msn} className="flex min-w-0 items-start gap-2.5 text-sm">
                    <input
                      type="checkbox"
                      name="unit"
                      value={msn}
                      defaultChecked={query.getAll("unit").includes(msn)}
                      className="mt-0.5 size-4 shrink-0 accent-accent"
                    />
                    <span className="min-w-0 break-words">
                      {name} <span className="tabular text-muted">{msn}</span>
                    </span>
                  </label>
                ))}
              </div>
              <Beside place="units" text={told.units} />
              <p className="text-xs text-muted">{t("unitsHint")}</p>
            </fieldset>
          ) : null}
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <FormatChoice
          merchant={merchant}
          vouchers={choices.vouchers}
          wrong={told.format}
          value={query.get("format") ?? "xlsx"}
        />
        <Choice
          label={t("language")}
          name="language"
          value={query.get("language") ?? language}
          hint={t("languageHint")}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {LOCALE_NAMES[locale]}
            </option>
          ))}
        </Choice>
      </div>
      <PersonalFields names={choices.names} query={query} wrong={told.personal} />
      <div>
        <button type="submit" className="button button--primary max-sm:w-full">
          {t("download")}
        </button>
      </div>
    </form>
  );
}

function OneSettlement({ id }: { id: string }): JSX.Element {
  const t = useTranslations("settlements");
  return (
    <p className="text-sm font-semibold">
      {t("number", { number: id.slice(id.lastIndexOf("-") + 1) })}
      <input type="hidden" name="period" value="settlement" />
      <input type="hidden" name="settlement" value={id} />
    </p>
  );
}
