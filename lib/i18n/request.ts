import { getRequestConfig } from "next-intl/server";
import { chooseLocale } from "./choose-locale";
import { formats } from "./formats";
import { loadMessages } from "./messages";

/** next-intl asks this once per request. The language is not in the URL: it belongs to the person, not the page. */
export default getRequestConfig(async () => {
  const locale = await chooseLocale();
  return { locale, messages: await loadMessages(locale), formats, timeZone: "Europe/Oslo" };
});
