"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { Icon } from "@/components/icon";
import { editableMoney, formatMoney } from "@/lib/domain/format-money";
import { formatPhone } from "@/lib/domain/format-phone";
import type { InvoiceProposals } from "@/lib/domain/invoice-proposals";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";
import { writeReference } from "@/lib/domain/payment-reference";

type Fields = Readonly<Record<string, string>>;
type ProposalListProps = {
  found: InvoiceProposals;
  currency: Currency;
  onFill: (fields: Fields) => void;
};

/** What a PDF seems to say, each for the person to take over into its field or not. */
export function ProposalList({ found, currency, onFill }: ProposalListProps): JSX.Element | null {
  const t = useTranslations("invoices.file");
  const [filled, setFilled] = useState<readonly string[]>([]);
  const proposals = useProposals(found, currency);
  if (proposals.length === 0) return null;
  return (
    <ul aria-label={t("found")} className="grid gap-2">
      {proposals.map(({ what, value, fields }) => {
        const done = filled.includes(`${what} ${value}`);
        return (
          <li
            key={`${what} ${value}`}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 text-sm sm:grid-cols-[11rem_1fr_auto]"
          >
            <span className="text-muted max-sm:col-span-2">{what}</span>
            <span className="tabular min-w-0 font-medium break-words">{value}</span>
            <button
              type="button"
              className={`button button--sm ${done ? "button--ghost" : "button--secondary"}`}
              onClick={() => {
                onFill(fields);
                setFilled([...filled.filter((one) => !one.startsWith(`${what} `)), `${what} ${value}`]);
              }}
            >
              {done ? <Icon name="check" className="size-4" /> : null}
              {t(done ? "filled" : "fill")}
              <span className="sr-only">{`${what}: ${value}`}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

type Proposal = { what: string; value: string; fields: Fields };

function useProposals(found: InvoiceProposals, currency: Currency): Proposal[] {
  const t = useTranslations("invoices");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const line = { "lines.0.description": t("file.line"), "lines.0.quantity": "1" };
  return [
    ...found.amounts.map((minor) => ({
      what: t("action.amount"),
      value: formatMoney(money(minor, currency), locale),
      fields: { ...line, "lines.0.price": editableMoney(money(minor, currency), locale) },
    })),
    ...found.dueDays.map((dueDay) => ({ what: t("form.dueDay"), value: day(dueDay), fields: { dueDay } })),
    ...found.references.map(({ kind, reference }) => ({
      what: t(`kind.${kind}`),
      value: writeReference(kind, reference),
      fields: { referenceKind: kind, reference },
    })),
    ...found.accounts.map((account) => ({
      what: t("form.bankAccount"),
      value: account,
      fields: { bankAccount: account },
    })),
    ...found.emails.map((email) => ({ what: t("form.email"), value: email, fields: { email } })),
    ...found.phones.map((phone) => ({
      what: t("form.phone"),
      value: formatPhone(phone),
      fields: { phone: formatPhone(phone) },
    })),
  ];
}
