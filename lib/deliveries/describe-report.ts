import { formatMoney } from "@/lib/domain/format-money";
import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import type { Period } from "@/lib/domain/report-schedule";
import type { Sums } from "./delivery-repository";

const NOON = "T12:00:00Z";

/** "16–22 Nov 2026", in a language's own way. */
export function writePeriod({ from, to }: Period, locale: Locale): string {
  const format = new Intl.DateTimeFormat(FORMAT_LOCALES[locale], { dateStyle: "medium", timeZone: "UTC" });
  const [first, last] = [new Date(`${from}${NOON}`), new Date(`${to}${NOON}`)];
  return from === to ? format.format(first) : format.formatRange(first, last);
}

export type WrittenSums = Record<"captured" | "refunded" | "fees" | "corrected" | "paidOut", string>;

/** The sums written out, one currency after the other; "none" where nothing was corrected. What was taken off has its minus. */
export function writeSums(sums: readonly Sums[], locale: Locale): WrittenSums {
  const each = (of: (one: Sums) => number) =>
    sums.map((one) => formatMoney(money(0 + of(one), one.currency), locale)).join(" + ");
  const corrected = sums.some((one) => one.corrected !== 0);
  return {
    captured: each((one) => one.captured),
    refunded: each((one) => 0 - one.refunded),
    fees: each((one) => 0 - one.fees),
    corrected: corrected ? each((one) => one.corrected) : "none",
    paidOut: each((one) => one.paidOut),
  };
}
