import { cookies, headers } from "next/headers";
import { currentPerson } from "@/lib/access/session";
import { isLocale, type Locale, negotiateLocale } from "@/lib/domain/locale";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";

/** What the person chose, else what was chosen in this browser, else what the browser asks for. */
export async function chooseLocale(): Promise<Locale> {
  const person = await currentPerson();
  if (person?.locale) return person.locale;
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
}
