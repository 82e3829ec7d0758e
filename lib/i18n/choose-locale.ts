import { cookies, headers } from "next/headers";
import { isLocale, type Locale, negotiateLocale } from "@/lib/domain/locale";

/** Not secret and not security: what the sign-in page and the first paint are written in. */
export const LOCALE_COOKIE = "portal-locale";

/** The cookie (set at sign-in from the person's own choice, and by the language switch), else what the browser asks for. */
export async function chooseLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return negotiateLocale((await headers()).get("accept-language"));
}
