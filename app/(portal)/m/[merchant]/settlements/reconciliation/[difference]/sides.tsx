import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { BreakDetail, SideRow } from "@/lib/reconciliation/get-break";
import { EntryType } from "../../[settlement]/entry-type";
import { Day } from "../../day";

type SidesProps = { merchant: string; detail: BreakDetail };

/** The rows of each side that this kind of difference is about, beside each other where there is room. */
export function Sides({ detail }: SidesProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const { line, portal, ledger, bank, timeZone } = detail;
  const sides = [
    ...(line.reference ? [[t("portalRows"), portal] as const] : []),
    ...(line.reference || ledger.length > 0 ? [[t("ledgerRows"), ledger] as const] : []),
    ...(bank.length > 0 ? [[t("bankRows"), bank] as const] : []),
  ];
  return (
    <>
      {sides.map(([title, rows]) => (
        <section key={title} className="grid gap-2 rounded-2xl bg-surface p-5 shadow-surface">
          <h2 className="text-base font-semibold">{title}</h2>
          {rows.length === 0 ? <p className="text-sm text-muted">{t("noRows")}</p> : null}
          <ul className="divide-y divide-separator">
            {rows.map((row) => (
              <Row key={row.key} row={row} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ row, timeZone }: { row: SideRow; timeZone: string }): JSX.Element {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2 text-sm">
      <span className="min-w-0">
        {row.what === "bank" ? (
          <span className="font-medium">{t("booked")}</span>
        ) : (
          <EntryType type={row.what} />
        )}
        <span className="tabular block text-xs text-muted">
          {typeof row.at === "string" ? (
            <Day day={row.at} />
          ) : (
            format.dateTime(row.at, "moment", { timeZone })
          )}
        </span>
        {row.text ? <span className="block text-xs break-all text-muted">{row.text}</span> : null}
      </span>
      <span className="grid text-end">
        <Money value={row.amount} className="font-medium" />
        {row.balance ? (
          <span className="text-xs text-muted">
            {t("balance", { amount: formatMoney(row.balance, locale) })}
          </span>
        ) : null}
      </span>
    </li>
  );
}
