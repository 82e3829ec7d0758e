import { createTranslator } from "use-intl/core";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import da from "./messages/da/invoicePage.json";
import en from "./messages/en/invoicePage.json";
import fi from "./messages/fi/invoicePage.json";
import nb from "./messages/nb/invoicePage.json";
import sv from "./messages/sv/invoicePage.json";

/** What a customer reads needs no other words, and the worker writes in many languages at once. */
const TEXTS = { en, nb, da, fi, sv } as const satisfies Record<Locale, typeof en>;

/** The words of an invoice as its customer sees it, on the page, as a PDF and in the app. */
export function invoiceTexts(locale: Locale) {
  return createTranslator({ locale: FORMAT_LOCALES[locale], messages: TEXTS[locale] });
}

export type InvoiceTexts = ReturnType<typeof invoiceTexts>;

/** A day (YYYY-MM-DD) as the language writes it. */
export function writeDay(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(FORMAT_LOCALES[locale], { dateStyle: "medium", timeZone: "UTC" });
  return format.format(new Date(`${day}T12:00:00Z`));
}
