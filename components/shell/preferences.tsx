import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { LOCALE_NAMES, LOCALES, languageOf } from "@/lib/domain/locale";
import { PreferenceSelect } from "./preference-select";

type Change = (form: FormData) => Promise<void>;

export function LanguageSwitch({ action, quiet = false }: { action: Change; quiet?: boolean }): JSX.Element {
  const t = useTranslations("shell");
  const options = LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale], lang: locale }));
  return (
    <PreferenceSelect
      name="locale"
      label={t("language")}
      value={languageOf(useLocale())}
      options={options}
      action={action}
      quiet={quiet}
    />
  );
}

export type Scheme = "system" | "light" | "dark";

export function ThemeSwitch({ scheme, action }: { scheme: Scheme; action: Change }): JSX.Element {
  const t = useTranslations("shell");
  const options = [
    { value: "system", label: t("themeSystem") },
    { value: "light", label: t("themeLight") },
    { value: "dark", label: t("themeDark") },
  ];
  return (
    <PreferenceSelect name="theme" label={t("theme")} value={scheme} options={options} action={action} />
  );
}
