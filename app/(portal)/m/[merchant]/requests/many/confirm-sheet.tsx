"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormMessage } from "@/components/feedback/form-message";
import { TextField } from "@/components/text-field";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { Currency } from "@/lib/domain/money";
import { VAT_RATES } from "@/lib/domain/receipt";
import type { SheetColumn } from "@/lib/domain/request-sheet";
import type { ShownSheet } from "@/lib/domain/shown-sheet";
import { useSheetSending } from "@/lib/web/use-sheet-sending";
import { listHref } from "../address";
import { TimeChoice } from "../time-choice";

type ConfirmSheetProps = {
  merchant: string;
  msn: string;
  onlyShort: boolean;
  file: Blob;
  name: string;
  check: ShownSheet<SheetColumn>;
};

const EVERY_DAYS = [1, 2, 3, 7, 14] as const;

/** The last question: whoever types the number knows how many go out. Its key stays until an answer has come. */
export function ConfirmSheet({
  merchant,
  msn,
  onlyShort,
  file,
  name,
  check,
}: ConfirmSheetProps): JSX.Element {
  const t = useTranslations("requests.sheet");
  const labels = useTranslations("requests");
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const router = useRouter();
  const path = `/m/${merchant}/requests/many/send`;
  const onSent = (list: string) => router.push(listHref(merchant, list));
  const { send, busy, trouble } = useSheetSending({ path, file, name, onSent });
  const { good, total } = check;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "").trim();
    const how = { minutes: text("expiry"), vat: text("vat"), remind: text("remind") };
    void send({ unit: msn, count: text("count"), ...how });
  };
  return (
    <form className="card card--default grid max-w-3xl gap-4 p-5" onSubmit={submit}>
      <p className="text-sm">
        {t("countHint", { count: good, amount: formatMoney(total, languageOf(locale)) })}
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        <TimeChoice label={t("days")} short={onlyShort} value={onlyShort ? "10" : "10080"} />
        <VatField currency={total.currency} />
        <ChoiceField
          name="remind"
          label={labels("board.reminders")}
          value="0"
          options={[
            ["0", t("never")],
            ...EVERY_DAYS.map((days) => [String(days), t("every", { count: days })] as const),
          ]}
        />
      </div>
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

function VatField({ currency }: { currency: Currency }): JSX.Element {
  const t = useTranslations("requests");
  const locale = useLocale();
  const rates = VAT_RATES[currency].map(
    (rate) => [String(rate), t("percent", { rate: (rate / 100).toLocaleString(locale) })] as const,
  );
  return <ChoiceField name="vat" label={t("vat")} value={rates[0]?.[0] ?? "0"} options={rates} />;
}
