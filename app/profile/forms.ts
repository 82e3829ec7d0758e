import { isLocale } from "@/lib/domain/locale";
import { isScheme } from "@/lib/domain/preferences";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export function localeForm(form: FormData) {
  const locale = textField(form, "locale");
  return isLocale(locale) ? ok({ locale }) : fail({ locale: "field_unreadable" });
}

export function themeForm(form: FormData) {
  const theme = textField(form, "theme");
  return isScheme(theme) ? ok({ theme }) : fail({ theme: "field_unreadable" });
}

export const hereForm = () => ok({ everywhere: false });

export const everywhereForm = () => ok({ everywhere: true });

export const sessionForm = (form: FormData) => ok({ session: textField(form, "session") });
