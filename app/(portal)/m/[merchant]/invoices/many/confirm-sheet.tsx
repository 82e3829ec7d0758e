"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { formatMoney } from "@/lib/domain/format-money";
import type { InvoiceColumn } from "@/lib/domain/invoice-sheet";
import { languageOf } from "@/lib/domain/locale";
import type { CheckedSheet } from "@/lib/web/use-sheet-check";
import { useSheetSending } from "@/lib/web/use-sheet-sending";
import { invoicesHref } from "../address";
import type { Terms } from "./terms";

type ConfirmSheetProps = CheckedSheet<InvoiceColumn> & { merchant: string; terms: Terms };

/** The last question: whoever types the number knows how many go out. */
export function ConfirmSheet({ merchant, terms, file, name, check }: ConfirmSheetProps): JSX.Element {
  const t = useTranslations("invoices.sheet");
  const form = useTranslations("invoices.form");
  const locale = languageOf(useLocale());
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const { send, busy, trouble } = useSheetSending({
    path: `/m/${merchant}/invoices/many/send`,
    ...{ file, name },
    onSent: (list) => router.push(invoicesHref(merchant, { list })),
  });
  const { good, total } = check;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reminds = new FormData(event.currentTarget).get("remindsAlone") === "1" ? "1" : "0";
    void send({ ...terms, count: typed.trim(), reminds });
  };
  return (
    <form className="card card--default grid max-w-3xl gap-4 p-5" onSubmit={submit}>
      <p className="text-sm">{t("countHint", { count: good, amount: formatMoney(total, locale) })}</p>
      <TickField
        name="remindsAlone"
        label={form("remindsAlone")}
        means={form("remindsAloneHint")}
        defaultChecked={false}
      />
      <TextField
        label={t("count")}
        name="count"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <FormMessage message={trouble} />
      <button
        type="submit"
        className="button button--primary justify-self-start"
        disabled={busy || typed.trim() !== String(good)}
      >
        {busy ? t("sending") : t("send", { count: good })}
      </button>
    </form>
  );
}
