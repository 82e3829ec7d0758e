/** The five languages of the portal, as tags that `Intl` understands. */
export const LOCALES = ["en", "nb", "da", "fi", "sv"] as const;
export type Locale = (typeof LOCALES)[number];

const DEFAULT_LOCALE: Locale = "en";

/** Each language under its own name, so that a person finds it whatever the page is written in. */
export const LOCALE_NAMES = {
  en: "English",
  nb: "Norsk bokmål",
  da: "Dansk",
  fi: "Suomi",
  sv: "Svenska",
} as const satisfies Record<Locale, string>;

/** English is written the way Nordic readers expect: day before month, 24 hours. */
export const FORMAT_LOCALES = {
  en: "en-GB",
  nb: "nb-NO",
  da: "da-DK",
  fi: "fi-FI",
  sv: "sv-SE",
} as const satisfies Record<Locale, string>;

/** A language together with a country's way of writing dates and numbers. */
export type FormatLocale = (typeof FORMAT_LOCALES)[Locale];

/** The language of a tag that dates and numbers are written by. */
export function languageOf(tag: FormatLocale): Locale {
  return LOCALES.find((locale) => FORMAT_LOCALES[locale] === tag) ?? DEFAULT_LOCALE;
}

const OF_COUNTRY: Record<string, Locale> = { NO: "nb", DK: "da", FI: "fi", SE: "sv" };

/** The language to write to someone in who has not chosen one. */
export function languageIn(country: string): Locale {
  return OF_COUNTRY[country] ?? DEFAULT_LOCALE;
}

export function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/**
 * Picks the language for an `Accept-Language` header: the supported tag with the highest quality. Norwegian of any
 * kind is answered in bokmål.
 */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? "").split(",").map(parseRange);
  wanted.sort((a, b) => b.quality - a.quality);
  for (const { language, quality } of wanted) {
    if (quality > 0 && isLocale(language)) return language;
  }
  return DEFAULT_LOCALE;
}

function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
  const quality = parameters.map((text) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(text)?.[1]).find(Boolean);
  const language = tag.split("-")[0] ?? "";
  return {
    language: language === "no" || language === "nn" ? "nb" : language,
    quality: Number(quality ?? "1"),
  };
}
