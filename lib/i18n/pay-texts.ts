import { createTranslator } from "use-intl/core";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import da from "./messages/da/pay.json";
import en from "./messages/en/pay.json";
import fi from "./messages/fi/pay.json";
import nb from "./messages/nb/pay.json";
import sv from "./messages/sv/pay.json";

/** A customer's page asks for no other words, so it waits for no other file either. */
const PAY_TEXTS = { en, nb, da, fi, sv } as const satisfies Record<Locale, typeof en>;

/** The words of the page of a payment link in one language. */
export function payTexts(locale: Locale) {
  return createTranslator({ locale: FORMAT_LOCALES[locale], messages: PAY_TEXTS[locale] });
}

export type PayTexts = ReturnType<typeof payTexts>;
