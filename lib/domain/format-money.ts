import { FORMAT_LOCALES, type Locale } from "./locale";
import { CURRENCIES, type Money } from "./money";

/** The amount as text in a person's language, exact to the last minor unit: "1 234,50 kr". */
export function formatMoney(money: Money, locale: Locale): string {
  return currencyFormat(locale, money.currency).format(decimalText(money));
}

/** The same without the currency, for columns beside one that names it: "1 234,50". */
export function formatAmount(money: Money, locale: Locale): string {
  const places = CURRENCIES[money.currency];
  const format = kept(
    `${locale} ${places}`,
    () => new Intl.NumberFormat(FORMAT_LOCALES[locale], { minimumFractionDigits: places }),
  );
  return format.format(decimalText(money));
}

/** The amount as a person of that language would type it into a field, without the currency: "1234,50". */
export function editableMoney(money: Money, locale: Locale): string {
  const mark = locale === "en" ? "." : ",";
  return decimalText(money).replace(".", mark);
}

/** Never through a division: 10 øre is "0.10", whatever floating point thinks of it. */
function decimalText({ minor, currency }: Money): `${number}` {
  const places = CURRENCIES[currency];
  const digits = String(Math.abs(minor)).padStart(places + 1, "0");
  const sign = minor < 0 ? "-" : "";
  const text = `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return text as `${number}`; // safe: made of digits, one dot and at most one sign
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs more than a hundred uses of it, and a list shows hundreds of amounts. */
function currencyFormat(locale: Locale, currency: Money["currency"]): Intl.NumberFormat {
  return kept(
    `${locale} ${currency}`,
    () => new Intl.NumberFormat(FORMAT_LOCALES[locale], { style: "currency", currency }),
  );
}

function kept(name: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const format = formats.get(name) ?? make();
  formats.set(name, format);
  return format;
}
