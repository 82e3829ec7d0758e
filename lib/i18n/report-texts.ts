import { createTranslator } from "use-intl/core";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import da from "./messages/da/reportFiles.json";
import en from "./messages/en/reportFiles.json";
import fi from "./messages/fi/reportFiles.json";
import nb from "./messages/nb/reportFiles.json";
import sv from "./messages/sv/reportFiles.json";

/** A report is written in a language of its own, whoever asks for it, and by the worker in many. */
const TEXTS = { en, nb, da, fi, sv } as const satisfies Record<Locale, typeof en>;

/** The words of a settlement report as a file. Norwegian has those of the published reports. */
export function reportTexts(locale: Locale) {
  return createTranslator({ locale: FORMAT_LOCALES[locale], messages: TEXTS[locale] });
}

export type ReportTexts = ReturnType<typeof reportTexts>;
