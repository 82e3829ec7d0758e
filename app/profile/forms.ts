import { isEnvironment } from "@/lib/domain/environment";
import { isLocale } from "@/lib/domain/locale";
import { NOTIFICATION_KINDS } from "@/lib/domain/notification";
import { isScheme } from "@/lib/domain/preferences";
import { fail, ok } from "@/lib/domain/result";
import { textField } from "@/lib/web/read-form";

export function environmentForm(form: FormData) {
  const environment = textField(form, "environment");
  return isEnvironment(environment) ? ok({ environment }) : fail({ environment: "field_unreadable" });
}

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

/** Two boxes per kind of event; a box that is not ticked does not come along. */
export const waysForm = (form: FormData) =>
  ok({
    ways: NOTIFICATION_KINDS.map((kind) => ({
      kind,
      bell: form.has(`bell.${kind}`),
      mail: form.has(`mail.${kind}`),
    })),
  });
