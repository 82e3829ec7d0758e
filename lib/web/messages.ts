import type { Messages } from "next-intl";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { Money } from "@/lib/domain/money";

/** Every way in which something can fail that a person is told about. A code without a sentence does not compile. */
export type FailureCode = keyof Messages["failures"];

/** A failure may carry amounts and moments, which its sentence names. */
export type Failure = { readonly code: FailureCode };

/** The sentence for a failure in the person's language, with amounts and, in the company's time zone, dates written out. */
export async function sentenceFor(failure: Failure, timeZone?: string): Promise<string> {
  const t = await getTranslations("failures");
  const values = await valuesOf(failure, timeZone);
  // safe: the catalogue test compares the placeholders, and what a sentence names its failure carries
  const say = t as unknown as (code: FailureCode, values: Record<string, string>) => string;
  return say(failure.code, values);
}

async function valuesOf(failure: Failure, timeZone?: string): Promise<Record<string, string>> {
  const locale = languageOf(await getLocale());
  const format = await getFormatter();
  const write = (value: unknown): string => {
    if (value instanceof Date) return format.dateTime(value, "moment", timeZone ? { timeZone } : {});
    return isMoney(value) ? formatMoney(value, locale) : String(value);
  };
  return Object.fromEntries(Object.entries(failure).map(([name, value]) => [name, write(value)] as const));
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "minor" in value && "currency" in value;
}
