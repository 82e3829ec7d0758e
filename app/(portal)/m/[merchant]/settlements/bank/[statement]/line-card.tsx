import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { StatusChip } from "@/components/status-chip";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { ShownLine } from "@/lib/reconciliation/list-bank-files";
import { settlementHref } from "../../address";
import { Day } from "../../day";
import { DoubleNote } from "./double-note";
import { MatchForm, UndoForm } from "./match-forms";

const TONES = { differs: "danger", ambiguous: "warning", ours: "warning", other: "default" } as const;

/** A line of the bank, and the payout that it is or could be. */
export function LineCard({ merchant, line }: { merchant: string; line: ShownLine }): JSX.Element {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const { settlement, number, how, fate, choices, double } = line;
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  // A payout of another amount is never a press away.
  const same = choices.find((one) => one.amount.minor === line.amount.minor);
  return (
    <li className="grid gap-3 rounded-2xl bg-surface px-4 py-3 shadow-surface">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <span className="min-w-0 text-sm">
          <span className="block font-medium break-words">{line.text || "–"}</span>
          <span className="block text-xs text-muted">
            <Day day={line.day} /> · <span className="tabular break-all">{line.account}</span>
          </span>
        </span>
        <Money value={line.amount} className="font-semibold" />
      </div>
      {double ? <DoubleNote merchant={merchant} double={double} /> : null}
      {settlement && number ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
          <span>
            <Link href={settlementHref(merchant, settlement)} prefetch={false} className="link">
              {t("settlement", { number })}
            </Link>
            {how ? <span className="block text-xs text-muted">{t(`bank.how.${how}`)}</span> : null}
          </span>
          <UndoForm merchant={merchant} line={line.id} />
        </div>
      ) : double ? null : (
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <StatusChip tone={TONES[fate]}>{t(`bank.fate.${fate}`)}</StatusChip>
          {choices.length > 0 ? (
            <MatchForm
              merchant={merchant}
              line={line.id}
              value={same?.id}
              choices={choices.map((one) => [
                one.id,
                t("bank.choice", {
                  ...{ number: one.number, unit: one.msn, day: day(one.day) },
                  amount: formatMoney(one.amount, locale),
                }),
              ])}
            />
          ) : null}
        </div>
      )}
    </li>
  );
}
