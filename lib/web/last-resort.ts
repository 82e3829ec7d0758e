import { type Locale, negotiateLocale } from "@/lib/domain/locale";
import daCommon from "@/lib/i18n/messages/da/common.json";
import daErrors from "@/lib/i18n/messages/da/errors.json";
import enCommon from "@/lib/i18n/messages/en/common.json";
import enErrors from "@/lib/i18n/messages/en/errors.json";
import fiCommon from "@/lib/i18n/messages/fi/common.json";
import fiErrors from "@/lib/i18n/messages/fi/errors.json";
import nbCommon from "@/lib/i18n/messages/nb/common.json";
import nbErrors from "@/lib/i18n/messages/nb/errors.json";
import svCommon from "@/lib/i18n/messages/sv/common.json";
import svErrors from "@/lib/i18n/messages/sv/errors.json";

/** These travel with the page that shows when the server could not make one. */
const MESSAGES = {
  en: { common: enCommon, errors: enErrors },
  nb: { common: nbCommon, errors: nbErrors },
  da: { common: daCommon, errors: daErrors },
  fi: { common: fiCommon, errors: fiErrors },
  sv: { common: svCommon, errors: svErrors },
} as const satisfies Record<Locale, object>;

export function lastResortMessages(languages: readonly string[]) {
  const locale = negotiateLocale(languages.join(","));
  return { locale, messages: MESSAGES[locale] };
}
