import { getRequestConfig } from "next-intl/server";
import { FORMAT_LOCALES } from "@/lib/domain/locale";
import { chooseLocale } from "./choose-locale";
import { formats } from "./formats";
import { loadMessages } from "./messages";

/** next-intl asks this once per request. The language is not in the URL: it belongs to the person, not the page. */
export default getRequestConfig(async () => {
  const locale = await chooseLocale();
  // "en" alone would write dates as Americans do.
  return {
    locale: FORMAT_LOCALES[locale],
    messages: await loadMessages(locale),
    formats,
    timeZone: "Europe/Oslo",
  };
});
